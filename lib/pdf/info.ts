import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { PdfInfo } from './page';
import { doiIn } from './doi';

const LONGEST = 2000;
const MOST_AUTHORS = 100;

type Fields = Readonly<Record<string, unknown>>;

/** Reads a document's own metadata; XMP, the later standard, takes precedence. */
export async function readInfo(pdf: PDFDocumentProxy): Promise<PdfInfo> {
  const found = await pdf.getMetadata().catch(() => null);
  const info = (found?.info ?? {}) as Fields;
  const xmp = (name: string): unknown => found?.metadata?.get(name) ?? undefined;
  const creators = listOf(xmp('dc:creator'));
  const keywords = listOf(xmp('dc:subject'));
  return {
    title: lineOf(xmp('dc:title')) ?? lineOf(info['Title']),
    authors: creators.length > 0 ? creators : namesIn(lineOf(info['Author'])),
    subject: lineOf(xmp('dc:description')) ?? lineOf(info['Subject']),
    keywords: keywords.length > 0 ? keywords : namesIn(lineOf(info['Keywords'])),
    created:
      isoOf(xmp('prism:publicationdate')) ??
      isoOf(xmp('xmp:createdate')) ??
      dateOf(lineOf(info['CreationDate'])),
    doi: doiIn(
      [xmp('prism:doi'), xmp('pdfx:doi'), xmp('crossmark:doi'), xmp('dc:identifier')]
        .map((value) => lineOf(value) ?? '')
        .concat(lineOf(info['doi']) ?? '', lineOf(info['Subject']) ?? '')
        .join(' '),
    ),
    container: lineOf(xmp('prism:publicationname')),
    lang: /^[a-z]{2,3}(?:-[\w-]{2,20})?$/i.exec(lineOf(info['Language']) ?? '')?.[0] ?? null,
  };
}

/** A value as a line of text; `null` if it is not text. */
function lineOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string') return null;
  const line = first
    .slice(0, LONGEST)
    .replaceAll(/[\s\0]+/g, ' ')
    .toWellFormed()
    .trim();
  return line === '' ? null : line;
}

function listOf(value: unknown): readonly string[] {
  const all = (Array.isArray(value) ? value : [value]).slice(0, MOST_AUTHORS).map(lineOf);
  const lines = all.filter((line) => line !== null);
  return lines.length === 1 ? namesIn(lines[0] ?? null) : lines;
}

/**
 * Splits names in one line: `Quist, Ada; Halvorsen, Bjørn`, `Ada Quist, Bjørn Halvorsen and Li
 * Wei`.
 */
function namesIn(line: string | null): readonly string[] {
  if (line === null) return [];
  const parts = line.includes(';') ? line.split(';') : line.split(/,|\s(?:and|und|et|y)\s/u);
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, MOST_AUTHORS);
}

/** The day of an XMP date, which is ISO 8601. */
const isoOf = (value: unknown): string | null =>
  /^\d{4}(?:-\d\d(?:-\d\d)?)?/.exec(lineOf(value) ?? '')?.[0] ?? null;

/** The day of `D:20240314120000+01'00'` (ISO 32000-1, 7.9.4). */
function dateOf(line: string | null): string | null {
  const [, year, month = '01', day = '01'] = /^D:(\d{4})(\d\d)?(\d\d)?/.exec(line ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
