import { useId, useState } from 'preact/hooks';
import { normaliseTags, suggestTags } from '@/lib/clips/tags';
import { Icon } from './Icon';
import { useStrings } from './strings';

interface Props {
  readonly tags: readonly string[];
  /** How many clips carry each of the person's own tags. */
  readonly counts: ReadonlyMap<string, number>;
  readonly onChange: (tags: string[]) => void;
  readonly placeholder?: string;
}

/**
 * Tags as chips with an input that completes from the person's own. It commits what was typed, a
 * suggestion only where the person moved to one.
 */
export function TagInput({ tags, counts, onChange, placeholder }: Props) {
  const { text } = useStrings();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(-1);
  const suggestions = suggestTags(typed, counts, tags);

  const type = (value: string) => {
    setTyped(value);
    setChosen(-1);
  };
  const add = (...added: string[]) => {
    type('');
    const next = normaliseTags([...tags, ...added]);
    if (next.length !== tags.length) onChange(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const moved = suggestions[chosen];
    if (event.key === 'Enter' && (typed.trim() !== '' || moved !== undefined)) {
      // With Ctrl or Cmd the form saves next, this tag included.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
      add(moved ?? typed);
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      type('');
    } else if (event.key === 'ArrowDown' && suggestions.length > 0) {
      event.preventDefault();
      setChosen((chosen + 1) % suggestions.length);
    } else if (event.key === 'ArrowUp' && suggestions.length > 0) {
      event.preventDefault();
      setChosen(chosen <= 0 ? suggestions.length - 1 : chosen - 1);
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  };

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
        onKeyDown={onKeyDown}
        onBlur={() => typed.trim() !== '' && add(typed)}
      />
      <div id={listId} role="listbox" class="suggestions" hidden={suggestions.length === 0}>
        {suggestions.map((tag, index) => (
          <div
            key={tag}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            // Before the input's blur would commit what was typed.
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
