import { useState } from 'preact/hooks';
import type { SavedSearch } from '@/lib/store/saved-searches';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';

interface Props {
  readonly searches: readonly SavedSearch[];
  /** The query being shown. */
  readonly current: string | null;
  readonly onOpen: (search: SavedSearch) => void;
  readonly onRename: (search: SavedSearch, name: string) => void;
  readonly onForget: (search: SavedSearch) => void;
}

/** The saved searches, to run, rename and delete. */
export function SavedSearches({ searches, current, onOpen, onRename, onForget }: Props) {
  const { text } = useStrings();
  const [renaming, setRenaming] = useState<string | null>(null);
  if (searches.length === 0) return null;
  const rename = (search: SavedSearch, name: string) => {
    setRenaming(null);
    if (name.trim() !== '' && name !== search.name) onRename(search, name.trim());
  };
  return (
    <>
      <h2>{text('savedSearches')}</h2>
      <ul class="saved-searches">
        {searches.map((search) => (
          <li key={search.id}>
            {renaming === search.id ? (
              <RenameField
                name={search.name}
                onDone={(name) => rename(search, name)}
                onCancel={() => setRenaming(null)}
              />
            ) : (
              <>
                <button
                  type="button"
                  data-testid="saved-search"
                  aria-current={current === search.query ? 'true' : undefined}
                  title={search.query}
                  onClick={() => onOpen(search)}
                >
                  <Icon name="search" />
                  <span dir="auto">{search.name}</span>
                </button>
                <button
                  type="button"
                  class="quiet"
                  data-testid="rename-search"
                  aria-label={text('renameSearch', search.name)}
                  onClick={() => setRenaming(search.id)}
                >
                  <Icon name="edit" />
                </button>
                <button
                  type="button"
                  class="quiet"
                  data-testid="forget-search"
                  aria-label={text('deleteSearch', search.name)}
                  onClick={() => onForget(search)}
                >
                  <Icon name="close" />
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface RenameProps {
  readonly name: string;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

function RenameField({ name, onDone, onCancel }: RenameProps) {
  const { text } = useStrings();
  return (
    <input
      type="text"
      data-testid="search-name"
      aria-label={text('searchName')}
      defaultValue={name}
      ref={(field) => field?.focus()}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={({ currentTarget }) => onDone(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.isComposing) onDone(event.currentTarget.value);
        if (event.key !== 'Escape') return;
        // Leaving the field saves what is in it.
        event.currentTarget.value = name;
        onCancel();
      }}
    />
  );
}
