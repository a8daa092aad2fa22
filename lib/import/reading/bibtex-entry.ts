/** Thrown for an entry that is not BibTeX; the message says what, and at which character. */
export class NotBibtex extends Error {
  override readonly name = 'NotBibtex';
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What may stand between the parts of an entry. */
const BETWEEN = /(?:\s|%[^\n]*\n)*/y;
const HEAD = /\s*@\s*(\w+)\s*([{(])/y;
const KEY = /[^,={}\s]*/y;
const NAME = /[^\s=,{}()"#%]+/y;
const BARE = /[^\s=,{}()"#%]+/y;

/** An entry's fields in TeX, by their names in lower case; of two alike, the first. */
export type BibtexFields = ReadonlyMap<string, string>;

/**
 * Reads one entry, or one `@string`.
 * @param strings what `@string` has defined so far
 * @throws NotBibtex
 */
export function readEntry(source: string, strings: ReadonlyMap<string, string>): BibtexFields {
  let at = 0;
  const fail = (what: string): never => {
    throw new NotBibtex(`${what} at character ${at + 1} of: ${source.trim().slice(0, 200)}`);
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at += match[0].length;
    return match;
  };

  /** A value up to its closing brace or quotation mark, which counts only outside all braces. */
  const delimited = (close: '}' | '"'): string => {
    const from = (at += 1);
    for (let depth = 0; at < source.length; at += 1) {
      const char = source[at];
      if (char === '\\') at += 1;
      else if (depth === 0 && char === close) return source.slice(from, at++);
      else if (char === '{') depth += 1;
      else if (char === '}') depth -= 1;
      if (depth < 0) return fail('a brace too many');
    }
    return fail('an end is missing');
  };

  const piece = (): string => {
    take(BETWEEN);
    if (source[at] === '{') return delimited('}');
    if (source[at] === '"') return delimited('"');
    const [bare] = take(BARE) ?? fail('a value is missing');
    if (/^\d+$/.test(bare)) return bare;
    const name = bare.toLowerCase();
    return strings.get(name) ?? (MONTHS.includes(name) ? name : bare);
  };

  const value = (): string => {
    let text = piece();
    for (;;) {
      take(BETWEEN);
      if (source[at] !== '#') return text;
      at += 1;
      text += piece();
    }
  };

  const [, kind = '', open] = take(HEAD) ?? fail('no entry');
  const close = open === '{' ? '}' : ')';
  const fields = new Map<string, string>();
  if (kind.toLowerCase() !== 'string') {
    take(BETWEEN);
    take(KEY);
  }
  for (;;) {
    take(BETWEEN);
    if (source[at] === close) return fields;
    if (source[at] === ',') {
      at += 1;
      continue;
    }
    const [name] = take(NAME) ?? fail('a name is missing');
    take(BETWEEN);
    if (source[at] !== '=') fail('no “=”');
    at += 1;
    const text = value();
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, text);
    take(BETWEEN);
    if (source[at] !== ',' && source[at] !== close) fail('no comma');
  }
}

/** A month as BibTeX writes it, `nov`, `November` or `11`, in two digits; `null` for no month. */
export function monthOf(text: string | undefined): string | null {
  const word = text?.trim().toLowerCase() ?? '';
  const number = /^\d\d?$/.test(word) ? Number(word) : MONTHS.indexOf(word.slice(0, 3)) + 1;
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : null;
}
