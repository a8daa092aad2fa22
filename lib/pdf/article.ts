import type { Article } from '@/lib/clips/article';
import { linkArticle } from '@/lib/clips/link';
import { runningText } from '@/lib/extraction/output/running-text';
import { sanitise, serialise } from '@/lib/extraction/output/sanitise';
import { countWords } from '@/lib/extraction/output/words';
import type { PdfReading } from './read-pdf';

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
const SAMPLE = 2000;

/**
 * Converts a PDF that has been read to an article.
 * @param url its URL on the web
 * @param name its file name, for a title if it has none
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

/** Turns a file name into a title: `annual_report-2024.pdf` is `annual report 2024`. */
export function titleFrom(name: string): string {
  const words = name
    .replace(/\.pdf$/i, '')
    .replaceAll(/[_+-]+/g, ' ')
    .trim();
  return words.slice(0, 300).toWellFormed() || name;
}
