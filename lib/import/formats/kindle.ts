import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportRow, MarkedPassage } from '../item';
import { bookAddress } from '../reading/books';
import { wholeText } from '../reading/decode';
import { lineOrNull, textOrNull, timeOf } from '../reading/fields';
import { checkItem } from '../reading/rows';

const LARGEST = 50_000_000;
const SEPARATOR = /^={10}[ \t]*$/m;
/** The word for a note in the device's languages; anything else with text is a highlight. */
const NOTE = /\b(?:note|notiz|nota|notitie|заметка)\b|メモ|笔记|筆記|备注/iu;

interface Clipping {
  readonly title: string;
  readonly author: string | null;
  readonly isNote: boolean;
  /** Its start and end in the book; `null` if not given. */
  readonly span: readonly [number, number] | null;
  readonly markedAt: number | null;
  readonly words: string;
}

/** Parses `Title (Author)`, either of which may contain parentheses. */
function namesIn(line: string): Pick<Clipping, 'title' | 'author'> {
  const text = line.trim();
  let depth = 0;
  for (let at = text.length - 1; at > 0 && text.endsWith(')'); at -= 1) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(') depth -= 1;
    if (depth > 0) continue;
    const author = lineOrNull(text.slice(at + 1, -1));
    return { title: lineOrNull(text.slice(0, at)) ?? '', author };
  }
  return { title: lineOrNull(text) ?? '', author: null };
}

/** Parses a clipping: title and author, a line with type, location and date, and the text. */
function clippingOf(text: string): Clipping | null {
  const [first = '', second = '', ...rest] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r\n?|\n/);
  if (!/^\s*-\s/.test(second)) return null;
  const parts = second.slice(0, 1000).split('|');
  const dated = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  const place = parts.slice(0, Math.max(1, parts.length - 1)).findLast((part) => /\d/.test(part));
  const [, from = '', to = from] = /(\d{1,9})(?:-(\d{1,9}))?/.exec(place ?? '') ?? [];
  // The date follows a word and a weekday in the device's language; browsers only parse English
  // dates.
  const moment = dated.slice(dated.indexOf(',') + 1).trim();
  return {
    ...namesIn(first),
    isNote: NOTE.test(parts[0] ?? ''),
    span: from === '' ? null : [Number(from), Number(to)],
    markedAt: timeOf(moment),
    words: rest.join('\n').trim(),
  };
}

/** The highlights of a book, each with the note written at its end. */
function passagesOf(clippings: readonly Clipping[]): MarkedPassage[] {
  const notes = clippings.filter(({ isNote }) => isNote);
  const used = new Set<Clipping>();
  const passages = clippings
    .filter(({ isNote }) => !isNote)
    .map(({ words, markedAt, span }): MarkedPassage => {
      const note = notes.find(
        (each) =>
          !used.has(each) &&
          span &&
          each.span &&
          each.span[0] >= span[0] &&
          each.span[0] <= span[1],
      );
      if (note) used.add(note);
      return { quote: words, note: textOrNull(note?.words), markedAt };
    });
  return passages;
}

/** Kindle’s `My Clippings.txt`; each book becomes a clip with its highlights. */
export const kindle: ImportFormat = {
  id: 'kindle',
  name: 'Kindle (My Clippings)',
  recognises: ({ text }) => {
    const [, second = ''] = text.trimStart().split('\n', 2);
    return second.startsWith('- ') && second.includes('|') && SEPARATOR.test(text);
  },
  async *rows(file): AsyncGenerator<ImportRow> {
    let text: string;
    try {
      text = await wholeText(file.stream(), LARGEST);
    } catch {
      yield { row: 1, title: file.name, problem: 'too large', detail: null, raw: null };
      return;
    }
    const books = new Map<string, Clipping[]>();
    let row = 0;
    for (const part of text.split(SEPARATOR)) {
      if (part.trim() === '') continue;
      row += 1;
      const clipping = clippingOf(part);
      if (clipping === null) {
        const raw = { kind: 'text', text: `${part.trim()}\n==========`, extension: 'txt' } as const;
        yield { row, title: null, problem: 'invalid', detail: null, raw };
        continue;
      }
      // Bookmarks have no text.
      if (clipping.words === '') continue;
      const key = `${clipping.title}\n${clipping.author ?? ''}`;
      books.set(key, [...(books.get(key) ?? []), clipping]);
    }
    let number = 0;
    for (const clippings of books.values()) {
      const [first] = clippings;
      if (!first) continue;
      number += 1;
      const passages = passagesOf(clippings);
      const kept = new Set(passages.map(({ note }) => note));
      const alone = clippings.filter(({ isNote, words }) => isNote && !kept.has(words));
      const item = {
        ...bareItem(first.title === '' ? '' : bookAddress(first.title, first.author)),
        title: first.title,
        authors: first.author === null ? [] : [first.author],
        note: textOrNull(alone.map(({ words }) => words).join('\n\n')),
        savedAt: first.markedAt,
        passages,
      };
      yield checkItem(item, number, null);
    }
  },
};
