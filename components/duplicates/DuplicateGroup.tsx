import { useState } from 'preact/hooks';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { planJoin, clipToKeep } from '@/lib/clips/join';
import { formatDay } from '@/lib/clips/reading';
import { useStrings } from '../strings';

interface Props {
  readonly clips: readonly Clip[];
  /** Why they were grouped, as text. */
  readonly reason: string;
  readonly onMerge: (keeper: string, others: readonly string[]) => void;
  readonly onDistinct: () => void;
}

/** Clips that seem to be the same article: which to keep, what it gains, and the merge button. */
export function DuplicateGroup({ clips, reason, onMerge, onDistinct }: Props) {
  const { text } = useStrings();
  const [chosen, setChosen] = useState<string | null>(null);
  const keeper = clips.find(({ id }) => id === chosen) ?? clipToKeep(clips);
  if (!keeper) return null;
  const others = clips.filter((clip) => clip !== keeper);
  const merge = () =>
    onMerge(
      keeper.id,
      others.map(({ id }) => id),
    );
  return (
    <section class="duplicates-group" aria-label={keeper.title} data-testid="duplicates-group">
      <p class="muted">{reason}</p>
      <fieldset>
        <legend>{text('keepWhich')}</legend>
        {clips.map((clip) => (
          <Candidate
            key={clip.id}
            clip={clip}
            group={`keep-${clips[0]?.id}`}
            checked={clip === keeper}
            onChoose={() => setChosen(clip.id)}
          />
        ))}
      </fieldset>
      <Merged keeper={keeper} others={others} />
      <p class="dialog-actions">
        <button type="button" class="primary" data-testid="merge" onClick={merge}>
          {text('mergeClips')}
        </button>
        <button type="button" data-testid="distinct" onClick={onDistinct}>
          {text('notDuplicates')}
        </button>
      </p>
    </section>
  );
}

interface CandidateProps {
  readonly clip: Clip;
  /** Name of the group's radio buttons. */
  readonly group: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Candidate({ clip, group, checked, onChoose }: CandidateProps) {
  const { text, count, language } = useStrings();
  return (
    <div class="duplicate">
      <label>
        <input type="radio" name={group} data-testid="keep" checked={checked} onChange={onChoose} />
        <strong dir="auto" lang={clip.lang ?? undefined}>
          {clip.title}
        </strong>
        <span class="muted duplicate-source">
          {siteHost(clip.canonicalUrl)} · {formatDay(clip.clippedAt, language)} ·{' '}
          {clip.revision === null ? text('linkOnly') : count('wordCount', clip.wordCount)}
        </span>
        <span class="muted duplicate-source">
          <bdi dir="ltr">{clip.canonicalUrl}</bdi>
        </span>
      </label>
      <a href={`#/clip/${clip.id}`}>{text('openClip')}</a>
    </div>
  );
}

interface MergedProps {
  readonly keeper: Clip;
  readonly others: readonly Clip[];
}

/** Preview of what the kept clip gains from a merge. */
function Merged({ keeper, others }: MergedProps) {
  const { text, count, language } = useStrings();
  const { edit, clippedAt } = planJoin(keeper, others);
  return (
    <p data-testid="duplicates-preview">
      {text('mergedClip', formatDay(clippedAt, language))}{' '}
      {(edit.tags ?? []).map((tag) => (
        <span key={tag} class="chip">
          {tag}
        </span>
      ))}{' '}
      {edit.note !== '' && text('mergedNotes')}{' '}
      {edit.highlights && edit.highlights.length > 0
        ? count('mergedHighlights', edit.highlights.length)
        : ''}
    </p>
  );
}
