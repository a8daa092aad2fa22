import type { Plugin } from 'vite';
import { cutPiece } from './cut-piece.ts';

/** What DOMPurify allows where nobody says what: its elements of HTML, and its attributes. */
const DEFAULTS = ['html$1', 'html', 'svg', 'mathMl', 'xml'];

/** What else than `sanitize` it can be called for, from the first to the end of all. */
const OTHER_CALLS = [
  '\tDOMPurify.setConfig = function',
  'removeAllHooks = function() {\n\t\thooks = _createHooksMap();\n\t};\n',
] as const;

/**
 * DOMPurify without its own lists of what is allowed, and with `sanitize` alone to be called.
 * Tearsheet always gives it other lists (`sanitise.ts`); whoever forgot to would be left without
 * anything. Those by which it tells namespaces apart stay.
 * @throws where a new version of DOMPurify no longer looks as this expects
 */
export const leanDompurify = (): Plugin => ({
  name: 'lean-dompurify',
  transform(code: string, id: string) {
    if (!id.includes('/dompurify/dist/purify.es')) return undefined;
    const own = DEFAULTS.reduce((lean, name) => {
      const list = `const ${name} = freeze([`;
      const start = lean.indexOf(list);
      const end = lean.indexOf('])', start);
      if (start < 0) throw new Error(`DOMPurify has no list ${name}`);
      return lean.slice(0, start + list.length) + lean.slice(end);
    }, code);
    return cutPiece(own, ...OTHER_CALLS);
  },
});
