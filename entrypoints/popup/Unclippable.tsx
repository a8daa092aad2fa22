import { Icon } from '@/components/controls/Icon';
import { useStrings } from '@/components/strings';
import type { MessageKey } from '@/lib/browser/i18n';
import type { Unclippable as Reason } from '@/lib/browser/unclippable';
import type { Article } from '@/lib/clips/article';

const SENTENCES: Record<Reason, MessageKey> = {
  'browser page': 'whyBrowserPage',
  'extension store': 'whyExtensionStore',
  'local file': 'whyLocalFile',
  pdf: 'whyPdf',
  empty: 'whyEmpty',
  'not an article': 'whyNotAnArticle',
  failed: 'whyFailed',
  slow: 'whySlow',
  refused: 'whyRefused',
};

interface Props {
  readonly why: Reason;
  readonly linkable: boolean;
  readonly selection: Article | null;
  readonly onPick: () => void;
}

/** Says in a sentence why the page cannot be clipped, and what can be kept of it. */
export function Unclippable({ why, linkable, selection, onPick }: Props) {
  const { text } = useStrings();
  // Where something can be kept, that is what the form below it is for.
  const some = linkable || selection !== null;
  const title = why === 'slow' ? 'slowTitle' : some ? 'noArticleTitle' : 'unclippableTitle';
  const offer = () => {
    if (selection) return text('offerSelection');
    if (why === 'slow') return null;
    return linkable ? text('offerLink') : null;
  };
  return (
    <section class="unclippable" data-testid="unclippable" data-why={why}>
      <h1>{text(title)}</h1>
      <p>{text(SENTENCES[why])}</p>
      {offer() !== null && <p>{offer()}</p>}
      {why === 'not an article' && (
        <>
          <p>{text('offerPick')}</p>
          <button type="button" data-testid="offer-pick" onClick={onPick}>
            <Icon name="pick" /> {text('pickPart')}
          </button>
        </>
      )}
      {selection && <blockquote dir="auto">{selection.text}</blockquote>}
    </section>
  );
}
