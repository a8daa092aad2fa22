import { OWN_SOURCE } from '@/lib/clips/own-source';
import type { ItemType } from '@/lib/clips/publication';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem, RawRow } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, textOrNull, timeOf } from '../reading/fields';
import { inOrder } from '../reading/names';
import { linesOf } from '../reading/lines';
import { notedPassages } from '../reading/passages';
import { publicationIn } from '../reading/publication';
import { checkItem } from '../reading/rows';

/**
 * A value may contain Unicode line separators, which a dot does not match. Some programs number
 * records.
 */
const LINE = /^(?:\d+\. +)?([A-Z][A-Z0-9]) {1,2}- ?([^]*)$/;
/** Far more than the headers that databases write before the first record. */
const LONGEST_HEAD = 2000;

/** RIS: lines of `TAG  - value` from `TY` to `ER`; a record with a URL or DOI becomes a clip. */
export const ris: ImportFormat = {
  id: 'ris',
  name: 'RIS',
  recognises: ({ text }) =>
    /^(?:\d+\. +|[ \t]{1,8})?TY {1,2}- ?\w*/m.test(text.slice(0, LONGEST_HEAD)),
  async *rows(file) {
    let row = 0;
    let fields: [string, string][] = [];
    let lines: string[] = [];
    for await (const line of linesOf(decodeText(file.stream()))) {
      const [, tag = '', value = ''] = LINE.exec(line) ?? [];
      const last = fields.at(-1);
      if (tag === 'TY' && fields.length > 0) {
        row += 1;
        yield { row, title: null, problem: 'cut off', detail: null, raw: rawOf(lines) };
        [fields, lines] = [[], []];
      }
      if (tag !== '' || (last && line.trim() !== '')) lines.push(line);
      if (tag === 'ER' && fields.length > 0) {
        row += 1;
        yield checkItem(itemOf(fields), row, rawOf(lines));
        [fields, lines] = [[], []];
      } else if (tag !== '' && tag !== 'ER') {
        fields.push([tag, value.trim()]);
      } else if (last && line.trim() !== '') {
        last[1] += `\n${line.trim()}`;
      }
    }
    if (fields.length > 0) {
      yield { row: row + 1, title: null, problem: 'cut off', detail: null, raw: rawOf(lines) };
    }
  },
};

const rawOf = (lines: readonly string[]): RawRow => {
  return { kind: 'text', text: lines.join('\n'), extension: 'ris' };
};

/** Item types by RIS type. */
const TYPES: Readonly<Record<string, ItemType>> = {
  ELEC: 'webpage',
  JOUR: 'article-journal',
  EJOUR: 'article-journal',
  NEWS: 'article-newspaper',
  MGZN: 'article-magazine',
  BLOG: 'post-weblog',
  ICOMM: 'post',
  RPRT: 'report',
  THES: 'thesis',
  UNPB: 'article',
  CPAPER: 'paper-conference',
  CONF: 'paper-conference',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  BOOK: 'book',
  EBOOK: 'book',
  VIDEO: 'motion_picture',
  GEN: 'document',
};

function itemOf(fields: readonly [string, string][]): ImportItem {
  const all = (...tags: readonly string[]) =>
    fields.filter(([tag, value]) => tags.includes(tag) && value !== '').map(([, value]) => value);
  const first = (...tags: readonly string[]) =>
    tags.map((tag) => all(tag)[0]).find((value) => value !== undefined) ?? null;
  const doi = first('DO')?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '') ?? null;
  // 2021/07/26/morning: parts may be missing, and anything after the day is not part of the date.
  const date = (first('DA') ?? first('PY', 'Y1'))?.split('/').slice(0, 3).filter(Boolean).join('-');
  return {
    ...bareItem(addressOf(all('UR'), doi, all('L2', 'LK', 'L1'))),
    title: plainTitle(first('TI', 'T1', 'CT')),
    authors: all('AU', 'A1').map(readName),
    siteName: plainTitle(first('T2', 'JO', 'JF', 'PB')),
    publishedAt: publishedOf(date),
    savedAt: timeOf(
      first('Y2')
        ?.replaceAll('/', '-')
        .replace(/(?<!-)-+$/, ''),
    ),
    tags: all('KW').flatMap((value) => value.split(first('DP') === OWN_SOURCE ? '\n' : /[;\n]/)),
    excerpt: textOrNull(first('AB', 'N2')),
    ...notedPassages(all('N1').join('\n\n')),
    lang: /^[a-z]{2}(?:-[a-z]{2})?$/i.exec(first('LA') ?? '')?.[0] ?? null,
    doi,
    publication: publicationIn(TYPES[first('TY') ?? ''], {
      container: plainTitle(first('T2', 'JO', 'JF', 'JA')),
      volume: first('VL'),
      issue: first('IS'),
      pages: [first('SP'), first('EP')].filter((page) => page !== null).join('–'),
      publisher: first('PB'),
      issn: first('SN'),
      edition: first('ET'),
    }),
  };
}

/**
 * Chooses a URL: a page before the DOI, and that before links to the full text, which proxies often
 * serve.
 */
function addressOf(pages: readonly string[], doi: string | null, texts: readonly string[]): string {
  const first = (values: readonly string[]) => {
    const addresses = values.flatMap((value) => value.split(/[\s;](?=[a-z]+:\/\/)/i));
    return addresses
      .map((each) => each.replace(/;$/, '').trim())
      .find((each) => /^https?:/i.test(each));
  };
  const page = first(pages);
  if (page !== undefined) return page;
  if (doi !== null && doi !== '') return `https://doi.org/${doi}`;
  return first(texts) ?? pages[0] ?? texts[0] ?? '';
}

/** Converts `Duran, Paloma, Jr.` to natural order. */
function readName(name: string): string {
  const [last = '', given = '', suffix = ''] = name.split(',').map((part) => part.trim());
  return [inOrder({ family: last, given }), suffix].filter((part) => part !== '').join(' ');
}
