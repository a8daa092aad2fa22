import { useState } from 'preact/hooks';
import { Brand } from '@/components/Brand';
import { ClipList } from '@/components/ClipList';
import { Icon } from '@/components/Icon';
import type { Place } from '@/components/Sidebar';
import { Sidebar } from '@/components/Sidebar';
import { useStrings } from '@/components/strings';
import { Toast } from '@/components/Toast';
import { useWatched } from '@/components/use-watched';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { clipsById, listClipIds, placeCounts, tagCounts } from '@/lib/store/queries';
import { statusOf } from '@/lib/sync/engine';
import { exportScopes } from './export-scopes';
import { CollectionMenu } from './CollectionMenu';
import { LazyExport } from './LazyExport';
import { OpenClip } from './OpenClip';
import { SyncDialog } from './SyncDialog';
import { SyncFullNotice } from './SyncFullNotice';
import { useActions } from './use-actions';
import { useCouch } from './use-couch';
import { closeClip, useOpenClip } from './use-open-clip';

const NO_TAGS: ReadonlyMap<string, number> = new Map();
const NO_CLIPS: Record<Place, number> = { inbox: 0, starred: 0, archive: 0, trash: 0 };

/** The collection: places and tags, the list, and the reader. */
export function Library({ db }: { db: ClipDatabase }) {
  const { text, count } = useStrings();
  const [place, setPlace] = useState<Place>('inbox');
  const [tag, setTag] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const openId = useOpenClip();
  const actions = useActions(db);
  const couch = useCouch();
  const [syncing, setSyncing] = useState(false);
  const [exporting, setExporting] = useState(false);
  const ids = useWatched(
    watch(() => listClipIds(db, { place, tag, words })),
    [db, place, tag, words],
  );
  const tags =
    useWatched(
      watch(() => tagCounts(db)),
      [db],
    ) ?? NO_TAGS;
  const places =
    useWatched(
      watch(() => placeCounts(db)),
      [db],
    ) ?? NO_CLIPS;
  const failure = useWatched(
    watch(async () => (await statusOf(db, 'browser')).failure),
    [db],
  );
  const filtered = tag !== null || words.trim() !== '';

  return (
    <div class="library" data-open={openId !== null}>
      <header class="library-bar">
        <Brand />
        <label class="search">
          <Icon name="search" />
          <input
            type="search"
            data-testid="search"
            aria-label={text('searchLabel')}
            placeholder={text('searchPlaceholder')}
            value={words}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </label>
        <CollectionMenu onExport={() => setExporting(true)} onSync={() => setSyncing(true)} />
      </header>
      <Sidebar
        place={place}
        tag={tag}
        placeCounts={places}
        tagCounts={tags}
        onPlace={(next) => {
          setPlace(next);
          setTag(null);
        }}
        onTag={setTag}
      />
      <main class="list-pane">
        <h1 class="list-title">
          {tag ?? text(`place_${place}`)}
          <span class="muted" role="status" data-testid="clip-count">
            {ids === undefined ? '' : count('clipCount', ids.length)}
          </span>
        </h1>
        {failure && (
          <p class="notice sync-failure" role="alert" data-testid="sync-failure">
            {text('syncFailed', failure.message)}
          </p>
        )}
        <SyncFullNotice db={db} onSync={() => setSyncing(true)} />
        {ids?.length === 0 ? (
          <p class="empty" data-testid="empty">
            {text(filtered ? 'emptyFiltered' : `empty_${place}`)}
          </p>
        ) : (
          <ClipList
            key={`${place} ${tag ?? ''}`}
            ids={ids ?? []}
            openId={openId}
            watchClips={(wanted) => watch(() => clipsById(db, wanted))}
            onStar={(clip) => void actions.edit(clip.id, { starred: !clip.starred })}
          />
        )}
      </main>
      {openId !== null && (
        <OpenClip
          db={db}
          id={openId}
          counts={tags}
          onEdit={(edit) => {
            void actions.edit(openId, edit);
            if (edit.deleted === true) closeClip();
          }}
          onExport={() => void actions.exportMarkdown(openId)}
          onClose={closeClip}
        />
      )}
      <Toast message={actions.toast} onClose={() => actions.setToast(null)} />
      {exporting && (
        <LazyExport
          db={db}
          scopes={exportScopes({ openId, shown: ids ?? [], name: words.trim() || tag, text })}
          onClose={() => setExporting(false)}
        />
      )}
      {syncing && <SyncDialog db={db} couch={couch} onClose={() => setSyncing(false)} />}
    </div>
  );
}
