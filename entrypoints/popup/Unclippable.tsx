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
  /** Reads the page's file as a PDF; `null` if it has no address. */
  readonly onPdf: (() => void) | null;
  /** Lets the user choose a file on disk. */
  readonly onFile: () => void;
}

const titleFor = (why: Reason, some: boolean): MessageKey =>
  why === 'slow' ? 'slowTitle' : some ? 'noArticleTitle' : 'unclippableTitle';

/** Says in a sentence why the page cannot be clipped, and what can be saved instead. */
export function Unclippable(props: Props) {
  const { why, linkable, selection, onPick } = props;
  const { text } = useStrings();
  // If something can be saved, the form below offers that.
  const some = linkable || selection !== null;
  const title = why === 'pdf' ? 'pdfTitle' : titleFor(why, some);
  const offer = () => {
    if (selection) return text('offerSelection');
    if (why === 'slow') return null;
    return linkable && why !== 'pdf' ? text('offerLink') : null;
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
      <Pdf {...props} />
      {selection && <blockquote dir="auto">{selection.text}</blockquote>}
    </section>
  );
}

/** Button for a PDF. Pages the browser would not let us read may be PDFs too. */
function Pdf({ why, onPdf, onFile }: Props) {
  const { text } = useStrings();
  if (why === 'local file') {
    return (
      <button type="button" data-testid="choose-file" onClick={onFile}>
        <Icon name="upload" /> {text('importChoose')}
      </button>
    );
  }
  if ((why !== 'pdf' && why !== 'refused') || onPdf === null) return null;
  return (
    <>
      {why === 'refused' && <p>{text('offerPdf')}</p>}
      <button type="button" class="primary" data-testid="clip-pdf" onClick={onPdf}>
        {text('clipPdf')}
      </button>
    </>
  );
}
