import '../library/highlights/highlights.css';
import { useMemo, useState } from 'preact/hooks';
import { HighlightCard } from '@/components/highlights/HighlightCard';
import type { HighlightChange } from '@/components/highlights/HighlightForm';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import { writeClipboard } from '@/lib/browser/clipboard';
import { sendMessage } from '@/lib/browser/messages';
import { libraryUrl } from '@/lib/browser/pages';
import type { Article } from '@/lib/clips/article';
import type { Clip } from '@/lib/clips/clip';
import { countsOf } from '@/lib/clips/tag-counts';
import { watchKnownClip } from '@/lib/store/article-id';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { tagUses } from '@/lib/store/queries';

interface Failing {
  readonly db: ClipDatabase;
  readonly onFailure: (problem: unknown) => void;
}

interface PageProps extends Failing {
  /** The page whose clip's highlights are shown. */
  readonly page: Pick<Article, 'url' | 'canonicalUrl'>;
}

/** The highlights of a page's clip, updated as the user marks the page. */
export function PageHighlights({ db, page, onFailure }: PageProps) {
  const clip = useWatched(watchKnownClip(db, page), [db, page.url, page.canonicalUrl]);
  return clip ? <ClipHighlights db={db} clip={clip} onFailure={onFailure} /> : null;
}

interface ClipProps extends Failing {
  readonly clip: Clip;
}

/** The highlights of a clip, in its order. */
export function ClipHighlights({ db, clip, onFailure }: ClipProps) {
  const { text, count } = useStrings();
  const [editing, setEditing] = useState<string | null>(null);
  const uses = useWatched(
    watch(() => tagUses(db)),
    [db],
  );
  const counts = useMemo(() => countsOf(uses ?? []), [uses]);
  if (clip.highlights.length === 0) return null;
  const change = async (id: string, edit: HighlightChange) => {
    const failed = await sendMessage('editClip', {
      clipId: clip.id,
      edit: { highlights: [{ id, ...edit }] },
    });
    if (failed !== null) onFailure(failed);
  };
  return (
    <details open class="panel-highlights" data-testid="panel-highlights">
      <summary>{count('highlightCount', clip.highlights.length)}</summary>
      <ul aria-label={text('highlights')}>
        {clip.highlights.map((highlight) => (
          <li key={highlight.id}>
            <HighlightCard
              clip={clip}
              at={highlight.createdAt}
              highlight={highlight}
              findMatches={() => []}
              sourced={false}
              editing={editing === highlight.id}
              counts={counts}
              library={libraryUrl()}
              onEditing={(on) => setEditing(on ? highlight.id : null)}
              onChange={(edit) => void change(highlight.id, edit).catch(onFailure)}
              onCopy={(quotation) =>
                void writeClipboard({ text: quotation, html: '' }).catch(onFailure)
              }
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
