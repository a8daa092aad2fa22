import type { Creator, Entry } from '@retorquere/bibtex-parser';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem, RawRow } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, textOrNull, timeOf } from '../reading/fields';
import { linesOf } from '../reading/lines';
import { checked } from '../reading/rows';

/** A `@` at the start of a line begins an entry, wherever the one before it was left open. */
const BEGINS = /^\s*@\s*(\w+)\s*[{(]/;

/** BibTeX and BibLaTeX: an entry with a `url` or `doi` is a clip. */
export const bibtex: ImportFormat = {
  id: 'bibtex',
  name: 'BibTeX',
  recognises: ({ text }) => /^\s*@\s*[a-z]+\s*[{(]/im.test(text) && !/^\s*[[{<]/.test(text),
  async *rows(file) {
    const { parse } = await import('@retorquere/bibtex-parser');
    let row = 0;
    let strings = '';
    for await (const source of entriesIn(linesOf(decodeText(file.stream())))) {
      const kind = BEGINS.exec(source)?.[1]?.toLowerCase();
      if (kind === 'string') strings += `${source}\n`;
      if (kind === undefined || ['string', 'comment', 'preamble'].includes(kind)) continue;
      row += 1;
      const raw: RawRow = { kind: 'text', text: source, extension: 'bib' };
      const { entries, errors } = parse(strings + source, {
        sentenceCase: false,
        unsupported: 'ignore',
        applyCrossRef: false,
      });
      const entry = entries.find((each) => each.input !== '');
      const [error] = errors;
      if (entry && !error) yield checked(itemOf(entry), row, raw);
      else {
        const detail = (error?.error ?? source).slice(0, 300);
        yield { row, title: null, problem: 'invalid', detail, raw };
      }
    }
  },
};

async function* entriesIn(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let entry = '';
  for await (const line of lines) {
    if (BEGINS.test(line)) {
      if (entry.trim() !== '') yield entry;
      entry = '';
    }
    entry += `${line}\n`;
  }
  if (entry.trim() !== '') yield entry;
}

function itemOf({ fields }: Entry): ImportItem {
  const doi = textOrNull(fields.doi)?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '') ?? null;
  const linked = /href="([^"]+)"/.exec(fields.howpublished ?? '')?.[1] ?? fields.howpublished;
  const url = [fields.url, linked].find((each) => each !== undefined && /^https?:/i.test(each));
  const month = fields.month === undefined ? '' : `-${fields.month.padStart(2, '0')}`;
  const year =
    fields.year === undefined ? null : fields.year + (/^-\d\d$/.test(month) ? month : '');
  return {
    ...bareItem(url ?? (doi === null ? (fields.url ?? '') : `https://doi.org/${doi}`)),
    title: plainTitle(fields.title),
    authors: (fields.author ?? []).map(nameOf).filter((name) => name !== ''),
    siteName: plainTitle(fields.journaltitle ?? fields.journal ?? fields.organization?.[0]),
    publishedAt: publishedOf(fields.date ?? year),
    savedAt: timeOf(fields.urldate),
    tags: fields.keywords ?? [],
    excerpt: plainTitle(fields.abstract),
    note: textOrNull(fields.annotation ?? fields.annote ?? fields.note),
    lang: /^[a-z]{2}(?:-[a-z]{2})?$/i.exec(fields.langid ?? '')?.[0] ?? null,
    doi,
  };
}

function nameOf({ name, firstName, prefix, lastName, suffix }: Creator): string {
  const whole = name ?? [firstName, prefix, lastName, suffix].filter(Boolean).join(' ');
  return whole.normalize('NFC');
}
