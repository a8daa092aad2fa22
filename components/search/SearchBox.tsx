import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import type { QueryError } from '@/lib/search/query/ast';
import { Icon } from '../controls/Icon';
import { PROBLEM_ID } from './QueryProblem';
import { SearchHelp } from './SearchHelp';
import { useStrings } from '../strings';

interface Props {
  readonly value: string;
  /** Why the value is not a valid query; `null` if it is one. */
  readonly problem: QueryError | null;
  readonly input: Ref<HTMLInputElement>;
  /** Accessible name, if something other than the library is searched. */
  readonly label?: string;
  readonly onChange: (value: string) => void;
  /** The user has finished typing. */
  readonly onSubmit: () => void;
  /** The user moves on to the results with the arrow-down key. */
  readonly onLeave?: () => void;
}

/** Search field, with the error in its query and help on the query language. */
export function SearchBox(props: Props) {
  const { value, problem, input, label, onChange, onSubmit, onLeave } = props;
  const { text } = useStrings();
  const [helping, setHelping] = useState(false);
  return (
    <search class="search-box">
      <div class="search" data-wrong={problem !== null}>
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          data-testid="search"
          aria-label={label ?? text('searchLabel')}
          aria-invalid={problem !== null}
          aria-describedby={problem ? PROBLEM_ID : undefined}
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          placeholder={label ?? text('searchPlaceholder')}
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === 'Enter') onSubmit();
            if (event.key !== 'ArrowDown' || !onLeave) return;
            event.preventDefault();
            onLeave();
          }}
        />
        <button
          type="button"
          class="quiet search-help-button"
          data-testid="search-help"
          aria-label={text('searchHelp')}
          aria-haspopup="dialog"
          onClick={() => setHelping(true)}
        >
          ?
        </button>
      </div>
      {helping && <SearchHelp onClose={() => setHelping(false)} />}
    </search>
  );
}
