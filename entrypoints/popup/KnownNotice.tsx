import { useStrings } from '@/components/strings';
import { openLibrary } from '@/lib/browser/pages';
import type { Clip } from '@/lib/clips/clip';
import { formatDay } from '@/lib/clips/reading';

/** Says that this page is a clip already: update it (Save does), open it, or leave it. */
export function KnownNotice({ clip }: { clip: Clip }) {
  const { text, language } = useStrings();
  return (
    <div class="notice" data-testid="known-notice">
      <p>{text('knownClip', formatDay(clip.clippedAt, language))}</p>
      <p class="notice-actions">
        <button type="button" data-testid="open-known" onClick={() => void openLibrary(clip.id)}>
          {text('openClip')}
        </button>
        <button type="button" data-testid="leave-known" onClick={() => window.close()}>
          {text('leaveClip')}
        </button>
      </p>
    </div>
  );
}
