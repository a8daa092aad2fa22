/** Thrown for an entry that is not BibTeX; the message says why, and at which character. */
export class NotBibtex extends Error {
  override readonly name = 'NotBibtex';
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** White space and comments between the parts of an entry. */
const BETWEEN = /(?:\s|%[^\n]*\n)*/y;
const HEAD = /\s*@\s*(\w+)\s*([{(])/y;
const KEY = /[^,={}\s]*/y;
const NAME = /[^\s=,{}()"#%]+/y;
const BARE = /[^\s=,{}()"#%]+/y;

/** An entry's fields in TeX, by lower-case name; the first of duplicates. */
export type BibtexFields = ReadonlyMap<string, string>;

/**
 * Parses one entry, or one `@string`.
 * @param strings the `@string` definitions so far
 * @throws NotBibtex
 */
export function readEntry(source: string, strings: ReadonlyMap<string, string>): BibtexFields {
  return new EntryReader(source, strings).read();
}

/** A parser for one entry. */
class EntryReader {
  private readonly source: string;
  private readonly strings: ReadonlyMap<string, string>;
  private at = 0;

  constructor(source: string, strings: ReadonlyMap<string, string>) {
    this.source = source;
    this.strings = strings;
  }

  /** @throws NotBibtex */
  read(): BibtexFields {
    const [, kind = '', open] = this.take(HEAD) ?? this.fail('no entry');
    const close = open === '{' ? '}' : ')';
    const fields = new Map<string, string>();
    if (kind.toLowerCase() !== 'string') {
      this.take(BETWEEN);
      this.take(KEY);
    }
    for (;;) {
      this.take(BETWEEN);
      if (this.source[this.at] === close) return fields;
      if (this.source[this.at] === ',') this.at += 1;
      else this.readField(fields, close);
    }
  }

  private readField(fields: Map<string, string>, close: string): void {
    const [name] = this.take(NAME) ?? this.fail('a name is missing');
    this.take(BETWEEN);
    if (this.source[this.at] !== '=') this.fail('no “=”');
    this.at += 1;
    const text = this.value();
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, text);
    this.take(BETWEEN);
    if (this.source[this.at] !== ',' && this.source[this.at] !== close) this.fail('no comma');
  }

  private fail(what: string): never {
    const start = this.source.trim().slice(0, 200);
    throw new NotBibtex(`${what} at character ${this.at + 1} of: ${start}`);
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match) this.at += match[0].length;
    return match;
  }

  /** Parses a value: pieces joined by `#`. */
  private value(): string {
    let text = this.piece();
    for (;;) {
      this.take(BETWEEN);
      if (this.source[this.at] !== '#') return text;
      this.at += 1;
      text += this.piece();
    }
  }

  private piece(): string {
    this.take(BETWEEN);
    const open = this.source[this.at];
    if (open === '{') return this.delimited('}');
    if (open === '"') return this.delimited('"');
    const [bare] = this.take(BARE) ?? this.fail('a value is missing');
    if (/^\d+$/.test(bare)) return bare;
    const name = bare.toLowerCase();
    return this.strings.get(name) ?? (MONTHS.includes(name) ? name : bare);
  }

  /** Parses a value up to its closing brace or quotation mark, ignoring any in braces. */
  private delimited(close: '}' | '"'): string {
    const from = (this.at += 1);
    for (let depth = 0; this.at < this.source.length; this.at += 1) {
      const char = this.source[this.at];
      if (char === '\\') this.at += 1;
      else if (depth === 0 && char === close) return this.source.slice(from, this.at++);
      else if (char === '{') depth += 1;
      else if (char === '}') depth -= 1;
      if (depth < 0) return this.fail('a brace too many');
    }
    return this.fail('an end is missing');
  }
}

/** Converts a BibTeX month, `nov`, `November` or `11`, to two digits; `null` if it is not one. */
export function monthOf(text: string | undefined): string | null {
  const word = text?.trim().toLowerCase() ?? '';
  const number = /^\d\d?$/.test(word) ? Number(word) : MONTHS.indexOf(word.slice(0, 3)) + 1;
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : null;
}
