import type { ItemType } from '@/lib/clips/publication';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem, RawRow } from '../item';
import { monthOf, NotBibtex, readEntry } from '../reading/bibtex-entry';
import type { BibtexFields } from '../reading/bibtex-entry';
import { decodeText } from '../reading/decode';
import { lineOrNull, publishedOf, timeOf } from '../reading/fields';
import { inOrder } from '../reading/names';
import { linesOf } from '../reading/lines';
import { notedPassages } from '../reading/passages';
import { publicationIn } from '../reading/publication';
import { checkItem } from '../reading/rows';
import { partsOfTex, textOfTex, verbatimOfTex } from '../reading/tex';

/** A `@` at the start of a line begins an entry, even if the previous one was not closed. */
const BEGINS = /^\s*@\s*(\w+)\s*[{(]/;

/** BibTeX and BibLaTeX: an entry with a `url` or `doi` becomes a clip. */
export const bibtex: ImportFormat = {
  id: 'bibtex',
  name: 'BibTeX',
  recognises: ({ text }) => /^[^\S\n]*@\s*[a-z]+\s*[{(]/im.test(text) && !/^\s*[[{<]/.test(text),
  async *rows(file) {
    let row = 0;
    const strings = new Map<string, string>();
    for await (const source of entriesIn(linesOf(decodeText(file.stream())))) {
      const kind = BEGINS.exec(source)?.[1]?.toLowerCase();
      if (kind === undefined || kind === 'comment' || kind === 'preamble') continue;
      const read = fieldsOf(source, strings);
      if (kind === 'string') {
        if (!(read instanceof NotBibtex)) for (const [name, text] of read) strings.set(name, text);
        continue;
      }
      row += 1;
      const raw: RawRow = { kind: 'text', text: source, extension: 'bib' };
      if (read instanceof NotBibtex) {
        yield { row, title: null, problem: 'invalid', detail: read.message, raw };
      } else yield checkItem(itemOf(read, kind), row, raw);
    }
  },
};

function fieldsOf(source: string, strings: ReadonlyMap<string, string>): BibtexFields | NotBibtex {
  try {
    return readEntry(source, strings);
  } catch (error) {
    if (error instanceof NotBibtex) return error;
    throw error;
  }
}

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

/** Item types by entry type in BibTeX and BibLaTeX. */
const TYPES: Readonly<Record<string, ItemType>> = {
  article: 'article-journal',
  techreport: 'report',
  report: 'report',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  unpublished: 'article',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  incollection: 'chapter',
  inbook: 'chapter',
  book: 'book',
};

function itemOf(fields: BibtexFields, kind: string): ImportItem {
  const tex = (...names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((each) => each !== undefined);
  const line = (...names: readonly string[]) => lineOrNull(textOfTex(tex(...names) ?? ''));
  const doi = verbatimOfTex(tex('doi') ?? '').replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '');
  const published = tex('howpublished') ?? '';
  const linked = /\\(?:url|href)\s*\{([^{}]*)\}/.exec(published)?.[1] ?? published;
  const address = verbatimOfTex(tex('url') ?? '');
  const url = [address, verbatimOfTex(linked)].find((each) => /^https?:/i.test(each));
  const year = line('year');
  const month = monthOf(tex('month'));
  return {
    ...bareItem(url ?? (doi === '' ? (eprintOf(fields) ?? address) : `https://doi.org/${doi}`)),
    title: line('title'),
    authors: partsOfTex(tex('author') ?? '', /\sand(?=\s)/iy)
      .map(nameOf)
      .filter((name) => name !== '' && name !== 'others'),
    siteName: line('journaltitle', 'journal', 'organization'),
    publishedAt: publishedOf(line('date') ?? (year && month ? `${year}-${month}` : year)),
    savedAt: timeOf(line('urldate')),
    tags: partsOfTex(tex('keywords') ?? '', /[,;]/y).flatMap((each) => {
      return lineOrNull(textOfTex(each)) ?? [];
    }),
    excerpt: line('abstract'),
    ...notedPassages(textOfTex(tex('annotation', 'annote', 'note') ?? '')),
    lang: /^[a-z]{2}(?:-[a-z]{2})?$/i.exec(line('langid') ?? '')?.[0] ?? null,
    doi: doi === '' ? null : doi,
    publication: publicationIn(TYPES[kind], {
      container: line('journaltitle', 'journal', 'booktitle'),
      volume: line('volume'),
      issue: line('number', 'issue'),
      pages: line('pages'),
      publisher: line('publisher', 'institution', 'school'),
      issn: line('issn'),
      edition: line('edition'),
    }),
  };
}

/** The URLs of entries in preprint and paper archives, by BibLaTeX's names for them. */
const ARCHIVES: Readonly<Record<string, (eprint: string) => string>> = {
  arxiv: (eprint) => `https://arxiv.org/abs/${eprint}`,
  jstor: (eprint) => `https://www.jstor.org/stable/${eprint}`,
  pubmed: (eprint) => `https://pubmed.ncbi.nlm.nih.gov/${eprint}/`,
  hdl: (eprint) => `https://hdl.handle.net/${eprint}`,
};

/** The URL of an entry with only an archive id; of arXiv by default. */
function eprintOf(fields: BibtexFields): string | null {
  const eprint = verbatimOfTex(fields.get('eprint') ?? '').replace(/^arxiv:\s*/i, '');
  const archive = fields.get('eprinttype') ?? fields.get('archiveprefix') ?? 'arxiv';
  const name = textOfTex(archive).trim().toLowerCase();
  if (eprint === '' || /\s/.test(eprint) || !Object.hasOwn(ARCHIVES, name)) return null;
  return ARCHIVES[name]?.(eprint) ?? null;
}

/**
 * A name in natural order: BibTeX has `von Last, First`, `von Last, Jr, First` or the natural
 * order.
 */
function nameOf(tex: string): string {
  const parts = partsOfTex(tex, /,/y);
  const [family = '', second = '', third] = parts.map((part) => lineOrNull(textOfTex(part)) ?? '');
  if (third === undefined) return inOrder({ family, given: second });
  return [inOrder({ family, given: third }), second].filter((part) => part !== '').join(' ');
}
