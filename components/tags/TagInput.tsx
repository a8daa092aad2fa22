import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { normaliseTags, tagFinder } from '@/lib/clips/tags';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';

interface Props {
  readonly tags: readonly string[];
  /** Number of clips for each of the user's tags. */
  readonly counts: ReadonlyMap<string, number>;
  readonly onChange: (tags: string[]) => void;
  readonly placeholder?: string;
  /** Whether it takes the focus when mounted. */
  readonly focused?: boolean;
}

/**
 * Tags as chips, with an input that completes from the user's own tags. Enter commits the text as
 * typed, or a suggestion if the user has moved to one.
 */
export function TagInput(props: Props) {
  const { tags, counts, onChange, placeholder } = props;
  const { text } = useStrings();
  const listId = useId();
  const { input, typed, suggestions, chosen, type, add, onKeyDown, onBlur } = useCompletion(props);
  return (
    <div class="tag-input">
      <Icon name="tag" />
      {tags.map((tag) => (
        <span key={tag} class="chip">
          {tag}
          <button
            type="button"
            aria-label={text('removeTag', tag)}
            onClick={() => onChange(tags.filter((each) => each !== tag))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        type="text"
        role="combobox"
        data-testid="tag-input"
        aria-label={text('tagsLabel')}
        aria-expanded={suggestions.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
        autocomplete="off"
        placeholder={tags.length === 0 ? (placeholder ?? text('tagsPlaceholder')) : ''}
        value={typed}
        onInput={({ currentTarget: { value } }) =>
          value.includes(',') ? add(...value.split(',')) : type(value)
        }
        ref={input}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <div id={listId} role="listbox" class="suggestions" hidden={suggestions.length === 0}>
        {suggestions.map((tag, index) => (
          <div
            key={tag}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            // Before the input loses focus, which would commit what was typed.
            onMouseDown={(event) => {
              event.preventDefault();
              add(tag);
            }}
          >
            {tag} <span class="muted">{counts.get(tag)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** State of the input: the text typed, its suggestions, and the handling of keys. */
function useCompletion({ tags, counts, onChange, focused = false }: Props) {
  const [typed, setTyped] = useState('');
  // The tag itself, since new counts can move another to its position.
  const [moved, setMoved] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const dropped = useRef(false);
  useLayoutEffect(() => {
    if (focused) input.current?.focus();
  }, []);
  const find = useMemo(() => tagFinder(counts), [counts]);
  const suggestions = find(typed, tags);
  const chosen = moved === null ? -1 : suggestions.indexOf(moved);

  const type = (value: string) => {
    setTyped(value);
    setMoved(null);
  };
  const add = (...added: string[]) => {
    type('');
    const next = normaliseTags([...tags, ...added]);
    if (next.length !== tags.length) onChange(next);
  };
  /** Leaves the field and discards what was typed. */
  const leave = () => {
    type('');
    dropped.current = true;
    input.current?.blur();
    dropped.current = false;
  };
  const onBlur = () => {
    if (!dropped.current && typed.trim() !== '') add(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const taken = suggestions[chosen];
    const moveTo = (index: number) => {
      event.preventDefault();
      setMoved(suggestions[index] ?? null);
    };
    if (event.key === 'Enter' && (typed.trim() !== '' || taken !== undefined)) {
      // With Ctrl or Cmd the form is saved next, including this tag.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
      add(taken ?? typed);
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      leave();
    } else if (event.key === 'ArrowDown' && suggestions.length > 0) {
      moveTo((chosen + 1) % suggestions.length);
    } else if (event.key === 'ArrowUp' && suggestions.length > 0) {
      moveTo(chosen <= 0 ? suggestions.length - 1 : chosen - 1);
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  };
  return { input, typed, suggestions, chosen, type, add, onKeyDown, onBlur };
}
