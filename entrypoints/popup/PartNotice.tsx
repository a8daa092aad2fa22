import { useStrings } from '@/components/strings';
import type { PartChoice } from '@/lib/extraction/picking/extract-part';

const SENTENCES = {
  picked: 'partPicked',
  remembered: 'partRemembered',
  missing: 'partMissing',
} as const;

interface Props {
  readonly choice: PartChoice;
  readonly site: string;
  readonly onAlways: (selector: string) => void;
  readonly onForget: () => void;
}

/** Notice that the clip is a part chosen by the user, with buttons to remember or undo that. */
export function PartNotice({ choice: { how, selector }, site, onAlways, onForget }: Props) {
  const { text } = useStrings();
  return (
    <div class="notice" data-testid="part-notice" data-how={how}>
      <p role="status">{text(SENTENCES[how], site)}</p>
      <p class="notice-actions">
        {how === 'picked' && selector !== null && (
          <button type="button" data-testid="part-always" onClick={() => onAlways(selector)}>
            {text('partAlways', site)}
          </button>
        )}
        <button type="button" data-testid="part-forget" onClick={onForget}>
          {text(how === 'picked' ? 'partWhole' : 'partForget')}
        </button>
      </p>
    </div>
  );
}
