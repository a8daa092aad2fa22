import type { Article } from '@/lib/clips/article';
import { linkArticle } from '@/lib/clips/link';
import { runningText } from '@/lib/extraction/output/running-text';
import { sanitise, serialise } from '@/lib/extraction/output/sanitise';
import { countWords } from '@/lib/extraction/output/words';
import type { PdfReading } from './read-pdf';

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
const SAMPLE = 2000;

/**
 * A document that was read as an article like any other.
 * @param url where it is, on the web
 * @param name what it is called where it gives itself no title: its file's name
 */
export function articleOf({ html, metadata }: PdfReading, url: string, name: string): Article {
  const { publication, title, ...said } = metadata;
  const fragment = sanitise(html);
  const text = runningText(fragment);
  const start = text.slice(0, SAMPLE);
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  return {
    ...linkArticle(url, title ?? titleFrom(name)),
    ...said,
    publication,
    dir: (start.match(RTL)?.length ?? 0) > letters / 2 ? 'rtl' : null,
    html: serialise(fragment),
    text,
    wordCount: countWords(text),
  };
}

/** A file's name as a title: `annual_report-2024.pdf` is `annual report 2024`. */
export function titleFrom(name: string): string {
  const words = name
    .replace(/\.pdf$/i, '')
    .replaceAll(/[_+-]+/g, ' ')
    .trim();
  return words.slice(0, 300).toWellFormed() || name;
}
