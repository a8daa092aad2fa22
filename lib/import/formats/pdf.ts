import { diskFileAddress } from '@/lib/clips/original-file';
import { PdfNotReadable } from '@/lib/pdf/not-readable';
import type { PdfProblem } from '@/lib/pdf/not-readable';
import { PDF_BOUNDS } from '@/lib/pdf/page';
import { sha256Hex } from '@/lib/store/digest';
import type { ImportFormat } from '../format';
import type { ImportRow, Problem, SourceFile } from '../item';
import { bareItem } from '../item';

const PROBLEMS: Record<PdfProblem, Problem> = {
  'not a pdf': 'unknown file',
  encrypted: 'password',
  damaged: 'damaged',
  'no text': 'no text',
  'too large': 'too large',
  stopped: 'cut off',
};

async function* rowsOf(file: SourceFile): AsyncGenerator<ImportRow> {
  const failed = (problem: Problem): ImportRow => {
    return { row: 1, title: file.name, problem, detail: null, raw: null };
  };
  if (file.size > PDF_BOUNDS.bytes) {
    yield failed('too large');
    return;
  }
  const bytes = new Uint8Array(await new Response(file.stream()).arrayBuffer());
  const url = diskFileAddress(await sha256Hex(bytes));
  // PDF.js and the PDF reader are only loaded if there is a PDF.
  const [{ readPdf }, { articleOf }] = await Promise.all([
    import('@/lib/pdf/read-pdf'),
    import('@/lib/pdf/article'),
  ]);
  try {
    const article = articleOf(await readPdf(bytes), url, file.name);
    const item = { ...bareItem(url), title: article.title, article, original: bytes };
    yield { item, row: 1, raw: null };
  } catch (error) {
    if (!(error instanceof PdfNotReadable)) throw error;
    yield failed(PROBLEMS[error.problem]);
  }
}

/** A local PDF: its text becomes a clip, with a URL derived from the file's contents. */
export const pdf: ImportFormat = {
  id: 'pdf',
  name: 'PDF',
  // A page may mention the header; other bytes before it do not begin with a tag.
  recognises: ({ text }) => !/^\s*</.test(text) && text.slice(0, 1024).includes('%PDF-'),
  rows: rowsOf,
};
