import '../import/import.css';
import './pdf.css';
import { useEffect } from 'preact/hooks';
import { ScreenBar } from '@/components/controls/ScreenBar';
import { ArticleFrame } from '@/components/reader/ArticleFrame';
import { Byline } from '@/components/reader/Byline';
import { useStrings } from '@/components/strings';
import type { NamedPdf } from '@/lib/browser/pages';
import { openPage, parsePdfTab } from '@/lib/browser/pages';
import type { PdfArticle } from '@/lib/browser/pdf';
import { fileName } from '@/lib/browser/pdf';
import { siteHost } from '@/lib/clips/canonical-url';
import { linkArticle } from '@/lib/clips/link';
import { sanitise } from '@/lib/extraction/output/sanitise';
import { titleFrom } from '@/lib/pdf/article';
import type { ClipDatabase } from '@/lib/store/database';
import { PDF_FAILURES } from './failures';
import { PdfForm } from './PdfForm';
import { useSaveAtOnce } from './use-save-at-once';
import type { PdfStep } from './use-pdf';
import { usePdf } from './use-pdf';

interface Props {
  readonly db: ClipDatabase;
}

/** Clips the PDF in the tab that the address names. */
export function PdfScreen({ db }: Props) {
  const { text } = useStrings();
  const tab = parsePdfTab(location.hash);
  return (
    <div class="import-screen pdf-screen" data-testid="pdf-screen">
      <ScreenBar />
      <main>
        <h1>{text('pdfTitle')}</h1>
        {tab ? <Clipping db={db} tab={tab} /> : <Elsewhere />}
      </main>
    </div>
  );
}

function Clipping({ db, tab }: Props & { readonly tab: NamedPdf }) {
  const pdf = usePdf(db, tab);
  const { step, saving } = pdf;
  useSaveAtOnce(db, pdf, tab.atOnce);
  const isSaved = typeof saving === 'object' && 'saved' in saving;
  useEffect(() => {
    document.documentElement.dataset['pdf'] = isSaved ? 'saved' : step.at;
  }, [step.at, isSaved]);
  const link = linkArticle(tab.url, titleFrom(fileName(tab.url)));
  const article = step.at === 'read' ? step.found.article : null;
  const canSave = step.at === 'read' || step.at === 'failed' || step.at === 'asking';
  return (
    <>
      {!isSaved && <Progress step={step} url={tab.url} onAsk={pdf.ask} onStop={pdf.stop} />}
      {canSave && (
        <PdfForm
          db={db}
          article={article ?? link}
          saving={saving}
          hasFile={step.at !== 'asking' && step.bytes !== null}
          onSave={(draft) => void pdf.save(article ?? link, draft)}
        />
      )}
      {step.at === 'read' && <Preview found={step.found} />}
    </>
  );
}

interface ProgressProps {
  readonly step: PdfStep;
  readonly url: string;
  readonly onAsk: () => void;
  readonly onStop: () => void;
}

/** The current stage, and what the user can do about it. */
function Progress({ step, url, onAsk, onStop }: ProgressProps) {
  const { text } = useStrings();
  const host = siteHost(url);
  if (step.at === 'loading') return <p role="status">{text('pdfLoading')}</p>;
  if (step.at === 'reading') {
    return (
      <section aria-busy="true">
        <p>
          <label>
            {text('pdfReading')}
            <progress value={step.share} max={1} />
          </label>
        </p>
        <button type="button" data-testid="pdf-stop" onClick={onStop}>
          {text('cancel')}
        </button>
      </section>
    );
  }
  if (step.at === 'asking') {
    return (
      <>
        <p>{text('pdfAsk', host)}</p>
        <p class="import-actions">
          <button type="button" class="primary" data-testid="pdf-read" onClick={onAsk}>
            {text('pdfRead')}
          </button>
        </p>
        {step.refused && (
          <p class="notice" role="alert" data-testid="pdf-refused">
            {text('pdfRefused', host)}
          </p>
        )}
        <Elsewhere />
      </>
    );
  }
  if (step.at !== 'failed') return null;
  return (
    <>
      <p class="notice" role="alert" data-testid="pdf-failed" data-why={step.why}>
        {text(PDF_FAILURES[step.why])}
      </p>
      <Elsewhere />
    </>
  );
}

/** Link to the import, for a file on disk. */
function Elsewhere() {
  const { text } = useStrings();
  return (
    <p>
      <a href="#/import">{text('pdfFromDisk')}</a>
    </p>
  );
}

/** Preview of the text that will be kept. */
function Preview({ found: { article, pageCount, pagesRead } }: { readonly found: PdfArticle }) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  return (
    <article
      class="pdf-preview"
      lang={article.lang ?? undefined}
      dir={article.dir ?? 'auto'}
      data-testid="pdf-preview"
    >
      {pagesRead < pageCount && (
        <p class="notice" data-testid="pdf-part">
          {text('pdfPart', number.format(pagesRead), number.format(pageCount))}
        </p>
      )}
      <Byline source={article} />
      <ArticleFrame
        html={article.html}
        lang={article.lang}
        dir={article.dir}
        images={false}
        sanitise={sanitise}
        onLink={(url) => void openPage(url)}
      />
    </article>
  );
}
