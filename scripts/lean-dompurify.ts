import type { Plugin } from 'vite';

/** What DOMPurify allows where nobody says what: its elements of HTML, and its attributes. */
const DEFAULTS = ['html$1', 'html', 'svg', 'mathMl', 'xml'];

/**
 * DOMPurify without its own lists of what is allowed. Tearsheet always gives it other ones
 * (`sanitise.ts`); whoever forgot to would be left without anything. The lists by which it tells
 * namespaces apart stay.
 * @throws where a new version of DOMPurify no longer looks as this expects
 */
export const leanDompurify = (): Plugin => ({
  name: 'lean-dompurify',
  transform(code: string, id: string) {
    if (!id.includes('/dompurify/dist/purify.es')) return undefined;
    return DEFAULTS.reduce((lean, name) => {
      const list = `const ${name} = freeze([`;
      const start = lean.indexOf(list);
      const end = lean.indexOf('])', start);
      if (start < 0) throw new Error(`DOMPurify has no list ${name}`);
      return lean.slice(0, start + list.length) + lean.slice(end);
    }, code);
  },
});
