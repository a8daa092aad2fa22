import { ShortcutHelp } from '@/components/controls/ShortcutHelp';
import { useStrings } from '@/components/strings';
import { exportScopes } from './export/export-scopes';
import { LazyCite, LazyEditTag, LazyExport, LazySettings } from './lazy';
import type { LibraryState } from './use-library';

/** Describes what the list shows, for the title of an export. */
function titleOf(
  { found, search, tag, place }: LibraryState,
  text: ReturnType<typeof useStrings>['text'],
): string {
  if (found) return text('exportTitleSearch', search.typed.trim());
  return tag === null ? text(`place_${place}`) : text('exportTitleTag', tag);
}

/** The dialogs that are open over the library. */
export function Dialogs({ library }: { readonly library: LibraryState }) {
  const { text } = useStrings();
  const { db, dialogs, settings, tag, setTag, openId, selecting, ids, places } = library;
  const { editing, citing } = dialogs;
  return (
    <>
      {/* First, since the others can open over it. */}
      {settings.section !== null && (
        <LazySettings
          db={db}
          couch={library.couch}
          counts={library.counts}
          section={settings.section}
          onExport={() => dialogs.exportClips(true)}
          onHelp={() => dialogs.help(true)}
          onClose={settings.close}
        />
      )}
      {editing !== null && (
        <LazyEditTag
          db={db}
          tag={editing}
          uses={library.uses}
          bulk={library.bulk}
          onMoved={(to) => {
            if (tag === editing) setTag(to);
          }}
          onClose={() => dialogs.edit(null)}
        />
      )}
      {citing && <LazyCite db={db} ids={citing} onClose={() => dialogs.cite(null)} />}
      {dialogs.exporting && (
        <LazyExport
          db={db}
          scopes={exportScopes({
            openId,
            selected: [...selecting.ids],
            shown: ids,
            all: places.inbox + places.archive || null,
            title: titleOf(library, text),
            text,
          })}
          onClose={() => dialogs.exportClips(false)}
        />
      )}
      {library.forGood.dialog}
      {dialogs.helping && <ShortcutHelp onClose={() => dialogs.help(false)} />}
    </>
  );
}
