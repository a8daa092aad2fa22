import { useStrings } from '@/components/strings';
import type { Clip, Contents } from '@/lib/clips/clip';
import { hasCompleteCapture } from '@/lib/clips/capture-edit';
import type { ClipEdit } from '@/lib/clips/edit';
import { countWords } from '@/lib/extraction/output/words';

interface Props {
  readonly clip: Clip;
  /** The chosen revision's text. */
  readonly contents: Contents | null | undefined;
  readonly onEdit: (edit: ClipEdit, undo: ClipEdit) => void;
  readonly onBack: () => void;
}

/** Says that an earlier text is being read, and offers to make it the current one. */
export function OlderVersion({ clip, contents, onEdit, onBack }: Props) {
  const { text, language } = useStrings();
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  if (!contents || contents.revision === clip.revision) return null;
  const { revision, capturedAt } = contents;
  const makeCurrent = () => {
    if (clip.revision === null) return;
    onEdit(
      { capture: { revision, capturedAt, wordCount: countWords(contents.text) } },
      {
        capture: {
          revision: clip.revision,
          capturedAt: clip.capturedAt,
          wordCount: clip.wordCount,
        },
      },
    );
  };
  return (
    <div class="notice older-version" role="status" data-testid="older-version">
      <p>{text('versionShown', moments.format(capturedAt))}</p>
      <p class="notice-actions">
        {hasCompleteCapture(clip) && (
          <button type="button" data-testid="version-make-current" onClick={makeCurrent}>
            {text('versionMakeCurrent')}
          </button>
        )}
        <button type="button" data-testid="version-back" onClick={onBack}>
          {text('versionBack')}
        </button>
      </p>
    </div>
  );
}
