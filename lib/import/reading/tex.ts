import { TEX_SYMBOLS } from './tex-symbols';

/** TeX accent commands, with Unicode's combining characters. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

/** TeX markup, tried in this order at each position. */
const MARKUP = new RegExp(
  [
    // An accent and its letter: \'e, \'{e}, \'{\i}, \v{c}, \c c.
    /\\(?<accent>[`'^~=."]|[uvHckrdb](?![a-zA-Z]))\s*(?:\{\s*\\?(?<inner>\p{L})\s*\}|\\(?<dotless>[ij])(?![a-zA-Z])|(?<letter>\p{L}))/u,
    /\\(?<command>[a-zA-Z]+)\*?(?:\s*\{\}|\s+)?/,
    /\\(?<escaped>[\s\S])(?:\{\})?/,
    /(?<mark>---?|``|''|[{}~$])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

const MARKS: Readonly<Record<string, string>> = {
  '--': '–',
  '---': '—',
  '``': '“',
  "''": '”',
  '~': ' ',
};

/** Escapes that do not stand for the escaped character itself. */
const ESCAPES: Readonly<Record<string, string>> = { '-': '', '/': '', '\\': ' ', ',': ' ' };

/** Commands that only affect formatting or semantics. */
const OF_FORM =
  /^(?:[a-z]*(?:style|size)|(?:text|math)[a-z]{2,6}|emph|bf|it|rm|sc|sf|sl|tt|em|small|large|tiny|huge|normal[a-z]*|url|href|mbox|hbox|left|right|protect|relax|noopsort|limits|ensuremath|operatorname|bibinfo|[a-z]*skip|noindent|par|newline|linebreak)$/i;

/**
 * Converts a command to text: its character, empty if it takes an argument or is only formatting,
 * otherwise its name.
 */
function ofCommand(command: string, all: string, after: string): string {
  const symbol = TEX_SYMBOLS.get(command);
  if (symbol !== undefined) return symbol;
  if (after === '{' || OF_FORM.test(command)) return '';
  return all.replace(/\{\}$/, '');
}

/**
 * Converts TeX markup to plain text in Unicode NFC: accents and symbols become characters; braces,
 * formatting commands (`\emph`, `\url`) and dollar signs are removed. Anything unknown stays.
 */
export function textOfTex(tex: string): string {
  return tex
    .replaceAll(MARKUP, (...match: unknown[]) => {
      const [all] = match as [string];
      const after = tex.charAt(Number(match.at(-3)) + all.length);
      const { accent, inner, dotless, letter, command, escaped, mark } = match.at(-1) as Record<
        string,
        string | undefined
      >;
      if (accent !== undefined)
        return `${inner ?? dotless ?? letter ?? ''}${ACCENTS[accent] ?? ''}`;
      if (command !== undefined) return ofCommand(command, all, after);
      if (escaped !== undefined) return ESCAPES[escaped] ?? escaped;
      return MARKS[mark ?? ''] ?? '';
    })
    .normalize('NFC');
}

/** Converts a verbatim value, such as a URL, in which only escaped special characters change. */
export function verbatimOfTex(tex: string): string {
  let bare = tex.trim();
  while (bare.startsWith('{') && bare.endsWith('}')) bare = bare.slice(1, -1).trim();
  return bare.replaceAll(/\\([{}$&#_%~^])(?:\{\})?/g, '$1');
}

/**
 * Splits a TeX text at a separator outside all braces.
 * @param separator sticky
 */
export function partsOfTex(tex: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < tex.length; index += 1) {
    const char = tex[index];
    if (char === '\\') index += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    else if (depth === 0) {
      separator.lastIndex = index;
      const [found = ''] = separator.exec(tex) ?? [];
      if (found === '') continue;
      parts.push(tex.slice(from, index));
      from = index + found.length;
      index = from - 1;
    }
  }
  parts.push(tex.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
