import type { ToastMessage } from '@/components/controls/Toast';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import type { SavedSearch } from '@/lib/store/saved-searches';
import { forgetSearch, savedSearches, saveSearch } from '@/lib/store/saved-searches';

const NONE: readonly SavedSearch[] = [];

/** The saved searches and the actions on them. */
export function useSavedSearches(
  db: ClipDatabase,
  search: { readonly typed: string; readonly type: (typed: string) => void },
  say: (message: ToastMessage) => void,
) {
  const { text } = useStrings();
  const searches =
    useWatched(
      watch(() => savedSearches(db)),
      [db],
    ) ?? NONE;
  const failed = (error: unknown) => say({ text: text('actionFailed', String(error)) });
  return {
    searches,
    save: () => {
      const query = search.typed.trim();
      saveSearch(db, { id: crypto.randomUUID(), name: query, query }).catch(failed);
    },
    // The space ends the last word, which would otherwise count as still being typed.
    onOpen: ({ query }: SavedSearch) => search.type(`${query} `),
    onRename: (saved: SavedSearch, name: string) => {
      saveSearch(db, { ...saved, name }).catch(failed);
    },
    onForget: (saved: SavedSearch) => {
      forgetSearch(db, saved.id).then(
        (undo) =>
          say({ text: text('searchDeleted', saved.name), undo: () => void undo().catch(failed) }),
        failed,
      );
    },
  };
}
