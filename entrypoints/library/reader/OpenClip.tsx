import { useMemo, useState } from 'preact/hooks';
import { ErrorBoundary } from '@/components/list/ErrorBoundary';
import { Reader } from '@/components/reader/Reader';
import { useStrings } from '@/components/strings';
import { useSuggestedTags } from '@/components/tags/use-suggested-tags';
import { useWatched } from '@/components/use-watched';
import { openPage } from '@/lib/browser/pages';
import type { MessageKey } from '@/lib/browser/i18n';
import type { ClipEdit } from '@/lib/clips/edit';
import { READING_DEFAULTS } from '@/lib/clips/reading-settings';
import type { Query } from '@/lib/search/query/ast';
import { patternsFor, findMatches } from '@/lib/search/text/snippet';
import { sanitise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { recordDamaged } from '@/lib/store/damaged';
import { watch } from '@/lib/store/live';
import { contentsOf } from '@/lib/store/queries';
import { changeReadingSettings, readingSettings } from '@/lib/store/reading-settings';
import { suggestTags } from '@/lib/store/suggest-tags';
import { clipRow } from '@/lib/store/rows';
import type { WhereStored } from '@/lib/sync/where-stored';
import { whereStored } from '@/lib/sync/where-stored';
import './reading.css';
import './reading-panels.css';
import { addressedHighlight } from './use-open-clip';
import { useFetchText } from './use-fetch-text';
import { useImages } from './use-images';
import { useOriginal } from './use-original';
import { OlderVersion } from './OlderVersion';
import { Unreadable } from './Unreadable';
import { VersionsDialog } from './VersionsDialog';

interface Props {
  readonly db: ClipDatabase;
  readonly id: string;
  readonly counts: ReadonlyMap<string, number>;
  /** The search query; `null` for none. */
  readonly query: Query | null;
  /** Edits the clip; `undo` is the inverse edit, if it can be undone. */
  readonly onEdit: (edit: ClipEdit, undo?: ClipEdit) => void;
  /** Deletes the clip permanently. */
  readonly onForGood: () => void;
  readonly onExport: () => void;
  /** Sends the clip to Obsidian as a note. */
  readonly onObsidian: () => void;
  /** Writes the clip into the chosen folder; `null` if the browser does not support that. */
  readonly onFolder: (() => void) | null;
  readonly onCite: () => void;
  readonly onZotero: () => void;
  readonly onCopy: (text: string) => void;
  readonly onMessage: (text: string) => void;
  readonly onClose: () => void;
}

/** The open clip, kept up to date with the store; the state is reset for another clip. */
export const OpenClip = (props: Props) => <KnownClip key={props.id} {...props} />;

function KnownClip({ db, id, ...rest }: Props) {
  const { onMessage } = rest;
  const { text } = useStrings();
  const { clip, contents, chosen, choose } = useShown(db, id);
  const stored = useWatched(
    watch(() => whereStored(db, id)),
    [db, id],
  );
  const suggestions = useSuggestedTags(clip ? clip.id : null, async () => {
    if (!clip) return [];
    return suggestTags(db, { id: clip.id, url: clip.canonicalUrl, title: clip.title });
  });
  const fetching = useFetchText(db);
  const images = useImages(db, id, onMessage);
  const original = useOriginal(db, clip);
  const settings = useWatched(
    watch(() => readingSettings(db)),
    [db],
  );
  const finding = useFinding(rest.query);
  const [versions, setVersions] = useState(false);
  if (clip === undefined) return null;
  if (clip === null || clip.shelf === 'gone') return <Unreadable reason={text('clipNotFound')} />;
  return (
    <ErrorBoundary
      fallback={<Unreadable reason={text('damagedRow', id)} />}
      onFailure={() => void recordDamaged(db, [id])}
    >
      <Reader
        key={clip.id}
        clip={clip}
        contents={contents}
        suggestions={suggestions}
        fetching={fetching.state}
        onFetch={() => fetching.fetchText(clip)}
        storage={stored ? { text: text(STORED[stored]), synced: isSynced(stored) } : null}
        settings={settings ?? READING_DEFAULTS}
        kept={images.kept}
        onKeepImages={images.keep}
        onSettings={(part) => void changeReadingSettings(db, part)}
        sanitise={sanitise}
        onVersions={() => setVersions(true)}
        onLink={(url) => void openPage(url)}
        older={
          chosen !== null && (
            <OlderVersion {...{ clip, contents, ...rest }} onBack={() => choose(null)} />
          )
        }
        finding={finding}
        {...original}
        shownHighlight={addressedHighlight()}
        {...rest}
      />
      {versions && (
        <VersionsDialog db={db} clip={clip} onRead={choose} onClose={() => setVersions(false)} />
      )}
    </ErrorBoundary>
  );
}

/** A clip with the text being shown: the current one, or an earlier one that was chosen. */
function useShown(db: ClipDatabase, id: string) {
  const clip = useWatched(
    watch(async () => (await clipRow(db, id)) ?? null),
    [db, id],
  );
  const [chosen, choose] = useState<string | null>(null);
  const revision = chosen ?? clip?.revision ?? null;
  const contents = useWatched(
    watch(() => contentsOf(db, { id, revision })),
    [db, id, revision],
  );
  return { clip, contents, chosen, choose };
}

/** The search whose matches are shown in the text. */
const useFinding = (query: Query | null) =>
  useMemo(() => query && { key: JSON.stringify(query), findMatches: matcherOf(query) }, [query]);

/** Returns a function that finds the matches of a query in a text. */
const matcherOf = (query: Query) => {
  const patterns = patternsFor(query);
  return (text: string) => findMatches(text, patterns);
};

/** How the reader says where a clip is stored. */
const STORED = {
  couchdb: 'storedCouch',
  text: 'storedText',
  details: 'storedDetails',
  title: 'storedTitle',
  address: 'storedAddress',
  waiting: 'storedWaiting',
  here: 'storedHere',
} as const satisfies Record<WhereStored, MessageKey>;

const isSynced = (stored: WhereStored) => stored !== 'waiting' && stored !== 'here';
