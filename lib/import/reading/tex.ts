/** Accents by the command that sets them, as what Unicode combines with a letter. */
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

/** Commands that are characters. */
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AA: 'Å',
    AE: 'Æ',
    DH: 'Ð',
    DJ: 'Đ',
    L: 'Ł',
    NG: 'Ŋ',
    O: 'Ø',
    OE: 'Œ',
    P: '¶',
    S: '§',
    TH: 'Þ',
    aa: 'å',
    ae: 'æ',
    copyright: '©',
    dh: 'ð',
    dj: 'đ',
    dots: '…',
    euro: '€',
    i: 'ı',
    j: 'ȷ',
    l: 'ł',
    ldots: '…',
    ng: 'ŋ',
    o: 'ø',
    oe: 'œ',
    pounds: '£',
    ss: 'ß',
    textasciicircum: '^',
    textasciitilde: '~',
    textbackslash: '\\',
    textbar: '|',
    textbraceleft: '{',
    textbraceright: '}',
    textbullet: '•',
    textdegree: '°',
    textdollar: '$',
    textellipsis: '…',
    textemdash: '—',
    textendash: '–',
    texteuro: '€',
    textexclamdown: '¡',
    textgreater: '>',
    textless: '<',
    textquestiondown: '¿',
    textquotedblleft: '“',
    textquotedblright: '”',
    textquoteleft: '‘',
    textquoteright: '’',
    textquotesingle: "'",
    textregistered: '®',
    textsection: '§',
    textsterling: '£',
    texttrademark: '™',
    textunderscore: '_',
    th: 'þ',
  }),
);

/** What stands for something else than itself, tried in this order at each place. */
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

/** Escapes that are not the character after the backslash. */
const ESCAPES: Readonly<Record<string, string>> = { '-': '', '/': '', '\\': ' ', ',': ' ' };

/**
 * A text in TeX's markup as plain text in Unicode NFC: accents and symbols as characters, braces,
 * commands of form (`\emph`, `\url`) and dollars of formulas left out.
 */
export function textOfTex(tex: string): string {
  return tex
    .replaceAll(MARKUP, (...match: unknown[]) => {
      const { accent, inner, dotless, letter, command, escaped, mark } = match.at(-1) as Record<
        string,
        string | undefined
      >;
      if (accent !== undefined)
        return `${inner ?? dotless ?? letter ?? ''}${ACCENTS[accent] ?? ''}`;
      if (command !== undefined) return SYMBOLS.get(command) ?? '';
      if (escaped !== undefined) return ESCAPES[escaped] ?? escaped;
      return MARKS[mark ?? ''] ?? '';
    })
    .normalize('NFC');
}

/** A verbatim value, such as an address, in which only specials that somebody escaped change. */
export function verbatimOfTex(tex: string): string {
  let bare = tex.trim();
  while (bare.startsWith('{') && bare.endsWith('}')) bare = bare.slice(1, -1).trim();
  return bare.replaceAll(/\\([{}$&#_%~^])(?:\{\})?/g, '$1');
}

/**
 * Parts a TeX text where a separator stands outside all braces.
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
