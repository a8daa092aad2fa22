import './laid-out.css';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import type { Clip } from '@/lib/clips/clip';
import { drawPage, shapeOf } from '@/lib/pdf/draw-page';
import { openPdf } from '@/lib/pdf/open';
import { PDF_BOUNDS } from '@/lib/pdf/page';
import type { ClipDatabase } from '@/lib/store/database';
import { originalOf } from '@/lib/store/original-file';

interface Props {
  readonly db: ClipDatabase;
  readonly clip: Clip;
}

/** The pages of the clip's original file as laid out; each is drawn when it comes near the view. */
export function OriginalPages({ db, clip }: Props) {
  const { text } = useStrings();
  const file = useFile(db, clip);
  if (file === 'damaged') return <p class="notice">{text('pdfDamaged')}</p>;
  if (file === null) return <p role="status">{text('pdfLoading')}</p>;
  const { pdf, shape } = file;
  const count = Math.min(pdf.numPages, PDF_BOUNDS.pages);
  return (
    <ol class="pdf-pages" data-testid="pdf-pages">
      {Array.from({ length: count }, (_page, at) => (
        <li key={at}>
          <Page pdf={pdf} number={at + 1} shape={shape} />
        </li>
      ))}
    </ol>
  );
}

interface OpenFile {
  readonly pdf: PDFDocumentProxy;
  /** Aspect ratio of the first page, assumed for the others until they are drawn. */
  readonly shape: number;
}

function useFile(db: ClipDatabase, { id, url }: Clip): OpenFile | 'damaged' | null {
  const [file, setFile] = useState<OpenFile | 'damaged' | null>(null);
  useEffect(() => {
    let pdf: PDFDocumentProxy | null = null;
    let isGone = false;
    void (async () => {
      try {
        const original = await originalOf(db, { id, url });
        if (!original) return setFile('damaged');
        pdf = await openPdf(original.bytes);
        if (isGone) return await pdf.loadingTask.destroy();
        setFile({ pdf, shape: await shapeOf(pdf, 1) });
      } catch {
        setFile('damaged');
      }
    })();
    return () => {
      isGone = true;
      void pdf?.loadingTask.destroy();
    };
  }, [db, id, url]);
  return file;
}

interface PageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly shape: number;
}

/** Pages within this distance of the view are drawn ahead. */
const NEAR = '800px';

function Page({ pdf, number, shape }: PageProps) {
  const { text } = useStrings();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [own, setOwn] = useState(shape);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let drawing: AbortController | null = null;
    const observer = new IntersectionObserver(
      ([entry]) => {
        drawing?.abort();
        drawing = null;
        if (entry?.isIntersecting !== true) {
          // Frees the memory of pages out of view.
          element.width = 1;
          element.height = 1;
          return;
        }
        drawing = new AbortController();
        const { signal } = drawing;
        const how = { width: element.clientWidth, density: devicePixelRatio, signal };
        void shapeOf(pdf, number)
          .then(setOwn, () => undefined)
          .then(() => drawPage(pdf, number, element, how))
          .then(() => (element.dataset['drawn'] = 'true'))
          .catch(() => undefined);
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawing?.abort();
    };
  }, [pdf, number]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={text('pdfPage', String(number))}
      style={{ aspectRatio: `1 / ${own}` }}
    />
  );
}
