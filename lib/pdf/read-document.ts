import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { OutlineEntry, PdfBounds, PdfDocument, PdfPage, Tag, TextRun } from './page';
import { PDF_BOUNDS } from './page';
import { readInfo } from './info';
import { PdfNotReadable } from './not-readable';
import { tagsIn } from './tags';

/** Options for reading a document. */
export interface ReadingOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
  readonly bounds?: PdfBounds;
  /** The URL of PDF.js's character maps, outside the package. */
  readonly cMapUrl?: string;
}

/** A transformation matrix in PDF's form: `x' = a x + c y + e`, `y' = b x + d y + f`. */
type Matrix = readonly [number, number, number, number, number, number];

/**
 * Reads a document's pages into plain objects, within limits: anything beyond is left out, which
 * `pageCount` shows. An unreadable page is an empty one.
 * @throws PdfNotReadable if it was aborted
 */
export async function readDocument(
  pdf: PDFDocumentProxy,
  { signal, onProgress, bounds = PDF_BOUNDS }: ReadingOptions = {},
): Promise<PdfDocument> {
  const end = Date.now() + bounds.time;
  const last = Math.min(pdf.numPages, bounds.pages);
  const pages: PdfPage[] = [];
  let characters = 0;
  let runs = 0;
  for (let number = 1; number <= last; number += 1) {
    if (signal?.aborted) throw new PdfNotReadable('stopped');
    const left = end - Date.now();
    const isFull = characters > bounds.characters || runs > bounds.runs;
    if (left <= 0 || isFull) break;
    const page = await within(readPage(pdf, number), left);
    if (page === 'late') break;
    runs += page.runs.length;
    characters += page.runs.reduce((sum, { text }) => sum + text.length, 0);
    pages.push(page);
    onProgress?.(number / last);
  }
  const [labels, outline, info] = await Promise.all([
    pdf.getPageLabels().catch(() => null),
    readOutline(pdf),
    readInfo(pdf),
  ]);
  return { pages, pageCount: pdf.numPages, labels, outline, info };
}

function within<T>(work: Promise<T>, time: number): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), time);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PdfPage> {
  try {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const runs = upright(await readRuns(page), width);
    page.cleanup();
    return { number, width, height, runs };
  } catch {
    return { number, width: 0, height: 0, runs: [] };
  }
}

interface Turned extends TextRun {
  /** In quarter turns, clockwise. */
  readonly turn: number;
}

async function readRuns(page: PDFPageProxy): Promise<Turned[]> {
  const [content, structure] = await Promise.all([
    page.getTextContent({ includeMarkedContent: true }),
    page.getStructTree().catch(() => null),
  ]);
  const tags = structure === null ? null : tagsIn(structure);
  const toPage = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  const marks: { tag: Tag | null; isArtifact: boolean }[] = [];
  const runs: Turned[] = [];
  let spaced = false;
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marks.pop();
      else {
        const outer = marks.at(-1);
        const tag = (item.id !== undefined && tags?.get(item.id)) || outer?.tag || null;
        const isArtifact = isArtifactMark(item) || outer?.isArtifact === true;
        marks.push({ tag, isArtifact });
      }
      continue;
    }
    const { tag = null, isArtifact = false } = marks.at(-1) ?? {};
    if (item.str.trim() === '') spaced ||= item.str !== '' || item.hasEOL;
    if (item.str.trim() === '' || (tags !== null && isArtifact)) continue;
    const [a, b, c, d, x, y] = times(toPage, item.transform as unknown as Matrix);
    const size = Math.hypot(c, d);
    if (![a, b, x, y, size, item.width].every(Number.isFinite) || size <= 0) continue;
    runs.push({
      text: plain(item.str),
      x,
      y,
      width: Math.max(0, item.width),
      size,
      font: item.fontName,
      rtl: item.dir === 'rtl',
      spaced,
      tag,
      turn: (Math.round((Math.atan2(b, a) / Math.PI) * 2) + 4) % 4,
    });
    spaced = item.hasEOL;
    if (runs.length >= PDF_BOUNDS.runsOfPage) break;
  }
  return runs;
}

/** Ligatures, Arabic presentation forms, and radicals in place of characters. */
const SHAPES = /[\u2E80-\u2FDF\uF900-\uFAFF\uFB00-\uFDFF\uFE70-\uFEFC]+/g;

/** Normalises a text to what people type and search, without control characters. */
const plain = (text: string): string =>
  text
    .replaceAll(SHAPES, (shapes) => shapes.normalize('NFKC'))
    .replaceAll(/\p{Cc}+/gu, ' ')
    .toWellFormed();

/** PDF.js provides the tag of marked content, although its types do not include it. */
const isArtifactMark = (item: object): boolean => 'tag' in item && item.tag === 'Artifact';

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/**
 * Keeps the runs in the page's main reading direction, rotated upright; text across it, such as
 * axis labels and margin stamps, is left out.
 */
function upright(runs: readonly Turned[], width: number): readonly TextRun[] {
  const lengths = [0, 0, 0, 0];
  for (const { turn, text } of runs) lengths[turn] = (lengths[turn] ?? 0) + text.trim().length;
  const most = lengths.indexOf(Math.max(...lengths));
  return runs
    .filter(({ turn }) => turn === most)
    .map(({ turn, ...run }) => {
      if (turn === 1) return { ...run, x: run.y, y: width - run.x };
      if (turn === 2) return { ...run, x: -run.x, y: -run.y };
      if (turn === 3) return { ...run, x: -run.y, y: run.x };
      return run;
    });
}

async function readOutline(pdf: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  type Nodes = Awaited<ReturnType<PDFDocumentProxy['getOutline']>> | undefined;
  const visit = (nodes: Nodes, level: number): void => {
    for (const { title, items } of nodes ?? []) {
      if (entries.length >= PDF_BOUNDS.outline || level > 6) return;
      entries.push({ title, level });
      visit(items as Nodes, level + 1);
    }
  };
  visit(await pdf.getOutline().catch(() => undefined), 1);
  return entries;
}
