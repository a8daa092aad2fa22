import { decodeHTML } from 'entities';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportRow, SourceFile } from '../item';
import { wholeText } from '../reading/decode';
import { plainTitle, timeOf } from '../reading/fields';
import type { MhtmlPage } from '../reading/mhtml';
import { readMhtml } from '../reading/mhtml';
import { checkItem } from '../reading/rows';

/** Pages with embedded images are tens of megabytes. */
const LARGEST = 100_000_000;
/** A page declares its URL near the start. */
const HEAD = 300_000;

/** An attribute of a tag, with any quotes. */
const attributeOf = (tag: string, name: string) =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined);

/**
 * The URL of a page as recorded by the program that saved it, otherwise as declared by the page.
 */
function addressIn(head: string): string | null {
  const bySaver =
    /Page saved with SingleFile\s+url:\s*(\S+)/.exec(head) ??
    /saved from url=\(\d+\)(\S+)/.exec(head);
  if (bySaver?.[1] !== undefined) return decodeHTML(bySaver[1]);
  for (const [tag] of head.matchAll(/<(?:link|meta)\b[^<>]{0,5000}>/gi)) {
    const isCanonical = /^canonical$/i.test(attributeOf(tag, 'rel') ?? '');
    const isOpenGraph = /^og:url$/i.test(attributeOf(tag, 'property') ?? '');
    const address = isCanonical
      ? attributeOf(tag, 'href')
      : isOpenGraph
        ? attributeOf(tag, 'content')
        : undefined;
    if (address !== undefined && /^https?:/i.test(address)) return decodeHTML(address);
  }
  return null;
}

async function* rowsOf(
  file: SourceFile,
  read: (text: string) => MhtmlPage | null,
): AsyncGenerator<ImportRow> {
  const failed = (problem: 'too large' | 'damaged'): ImportRow => {
    return { row: 1, title: file.name, problem, detail: null, raw: null };
  };
  let text: string;
  try {
    text = await wholeText(file.stream(), LARGEST);
  } catch {
    yield failed('too large');
    return;
  }
  const page = read(text);
  if (!page) {
    yield failed('damaged');
    return;
  }
  const { url, html, date } = page;
  const title = plainTitle(/<title[^<>]*>([^<]{0,5000})<\/title>/i.exec(html.slice(0, HEAD))?.[1]);
  const item = { ...bareItem(url ?? ''), title, savedAt: timeOf(date), page: html };
  const row = checkItem(item, 1, null);
  yield 'problem' in row ? { ...row, title: file.name } : row;
}

/** A page saved as HTML, by SingleFile or a browser: its article is extracted as from a tab. */
export const savedPage: ImportFormat = {
  id: 'saved-page',
  name: 'Saved page (HTML)',
  recognises: ({ text }) => /^\s*(?:<!--[^]{0,5000}?-->\s*)?<(?:!doctype html|html)\b/i.test(text),
  rows: (file) =>
    rowsOf(file, (text) => {
      const head = text.slice(0, HEAD);
      const date = /saved date:\s*([^\n(]+)/.exec(head.slice(0, 5000))?.[1]?.trim() ?? null;
      return { url: addressIn(head), html: text, date };
    }),
};

/** A page saved by a browser as one file, `.mhtml`; its images are not stored. */
export const savedMhtml: ImportFormat = {
  id: 'saved-mhtml',
  name: 'Saved page (MHTML)',
  recognises: ({ text }) =>
    /^(?:From|MIME-Version|Snapshot-Content-Location|Subject|Date):/i.test(text.trimStart()) &&
    /^Content-Type:\s*multipart\/related/im.test(text.slice(0, 5000)),
  rows: (file) => rowsOf(file, readMhtml),
};
