import type { MessageKey } from '@/lib/browser/i18n';
import type { Recall } from '@/lib/store/review';
import { useModal } from '../controls/use-modal';
import { useStrings } from '../strings';
import type { ShownHighlight } from './HighlightCard';
import { highlightLink } from './highlight-link';

const ANSWERS: readonly (readonly [recall: Recall, label: MessageKey])[] = [
  ['again', 'reviewAgain'],
  ['hard', 'reviewHard'],
  ['good', 'reviewGood'],
  ['easy', 'reviewEasy'],
];

interface Props {
  /** The highlight to review; `null` if none is left today, `undefined` while it is being read. */
  readonly shown: ShownHighlight | null | undefined;
  /** Days until it comes up again, for each answer. */
  readonly days: Readonly<Record<Recall, number>> | null;
  readonly place: number;
  readonly total: number;
  readonly onAnswer: (recall: Recall) => void;
  readonly onClose: () => void;
  /** The library's address, when shown outside the library. */
  readonly library?: string | undefined;
}

/** Dialog for reviewing highlights one after another; keys 1 to 4 answer. */
export function ReviewDialog({ shown, days, place, total, onAnswer, onClose, library }: Props) {
  const { text, language } = useStrings();
  const dialog = useModal();
  const number = new Intl.NumberFormat(language);
  const within = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  return (
    <dialog
      ref={dialog}
      class="review"
      data-testid="review"
      onClose={onClose}
      onKeyDown={({ key, altKey, ctrlKey, metaKey }) => {
        const answer = ANSWERS[Number(key) - 1];
        if (answer && shown && !altKey && !ctrlKey && !metaKey) onAnswer(answer[0]);
      }}
    >
      <h1 tabIndex={-1} autoFocus>
        {text('review')}{' '}
        {shown && <span class="muted">{`${number.format(place)} / ${number.format(total)}`}</span>}
      </h1>
      <div aria-live="polite" data-testid="review-passage">
        {shown === null && <p data-testid="review-done">{text('reviewDone')}</p>}
        {shown && <Passage {...shown} library={library} />}
      </div>
      {shown && (
        <>
          <p class="muted">{text('reviewHow')}</p>
          <div class="review-answers">
            {ANSWERS.map(([recall, label], index) => (
              <button
                key={recall}
                type="button"
                data-testid={`review-${recall}`}
                aria-keyshortcuts={String(index + 1)}
                onClick={() => onAnswer(recall)}
              >
                {text(label)}
                <span class="muted">{days && within.format(days[recall], 'day')}</span>
              </button>
            ))}
          </div>
        </>
      )}
      <p class="dialog-actions">
        <button type="button" data-testid="review-close" onClick={() => dialog.current?.close()}>
          {text('done')}
        </button>
        <span class="muted">{text('reviewKept')}</span>
      </p>
    </dialog>
  );
}

function Passage({ clip, highlight, library }: ShownHighlight & Pick<Props, 'library'>) {
  return (
    <article class="marked" data-colour={highlight?.colour}>
      <blockquote dir="auto" lang={clip.lang ?? undefined}>
        {highlight?.quote.exact}
      </blockquote>
      {highlight?.note !== '' && (
        <p class="marked-note" dir="auto">
          {highlight?.note}
        </p>
      )}
      <p>
        <a class="review-source" {...highlightLink(clip, highlight, library)}>
          <bdi lang={clip.lang ?? undefined}>{clip.title}</bdi>
        </a>
      </p>
    </article>
  );
}
