import type { Plugin } from 'vite';
import { cutPiece } from './cut-piece.ts';

/** Methods that extraction replaces (`readable-part.ts`), and those that only they call. */
const UNUSED = [
  '_getArticleMetadata',
  '_getArticleTitle',
  '_getJSONLD',
  '_unescapeHtmlEntities',
  '_isUrl',
  '_unwrapNoscriptImages',
  '_isSingleImage',
  '_fixLazyImages',
  '_cleanStyles',
  '_postProcessContent',
  '_fixRelativeUris',
  '_cleanClasses',
  '_simplifyNestedElements',
  '_isValidByline',
];

/** Patterns that only those methods look for, or none. */
const PATTERNS = [
  'extraneous',
  'byline',
  'replaceFonts',
  'nextLink',
  'prevLink',
  'srcsetUrl',
  'b64DataUrl',
  'jsonLdArticleTypes',
];

/** Lists that only those methods read. */
const LISTS = ['PRESENTATIONAL_ATTRIBUTES', 'HTML_ESCAPE_MAP'];

/**
 * Pieces of other methods, by how they begin and end: the search for a byline, an excerpt and the
 * direction, logging, and what it does with other arguments than ours.
 */
const PIECES = [
  ['        if (\n          !this._articleByline &&', '\n        }\n\n'],
  ['        this._someNode(ancestors, function (ancestor) {', '\n        });\n'],
  ['    if (this._maxElemsToParse > 0) {', '\n    }\n\n'],
  ['    if (!metadata.excerpt) {', '\n    }\n\n'],
  ['  if (options && options.documentElement) {', 'options = options || {};\n'],
  ['  if (this._debug) {', '\n  }\n'],
  // What makes a module of CommonJS of it, which the bundle would have to come to terms with.
  ['if (typeof module === "object") {', '\n}'],
] as const;

/** What it says to whoever debugs it. */
const LOGGED = /\n *this\.log\((?:[^()]|\([^()]*\))*\);/g;

/**
 * Readability without the methods that extraction goes without, in the script that every clip
 * puts into the page.
 * @throws where a new version of Readability no longer looks as this expects
 */
export const leanReadability = (): Plugin => ({
  name: 'lean-readability',
  transform(code: string, id: string) {
    if (!id.endsWith('@mozilla/readability/Readability.js')) return undefined;
    const quiet = code.replaceAll(LOGGED, '');
    if (quiet.includes('this.log(')) throw new Error('Readability logs in another way');
    const patterns = [
      ...UNUSED.map((name) => new RegExp(`\\n  ${name}\\([^)]*\\) \\{\\n.*?\\n  \\},\\n`, 's')),
      ...PATTERNS.map((name) => new RegExp(`\\n    ${name}:\\s+/.*,\\n`)),
      ...LISTS.map((name) => new RegExp(`\\n  ${name}: [[{]\\n.*?\\n  [\\]}],\\n`, 's')),
    ];
    const lean = patterns.reduce((rest, pattern) => {
      if (!pattern.test(rest)) throw new Error(`Readability has no ${String(pattern)}`);
      return rest.replace(pattern, '\n');
    }, quiet);
    const own = PIECES.reduce((rest, [begin, end]) => cutPiece(rest, begin, end), lean);
    return `${own}\nexport default Readability;\n`;
  },
});
