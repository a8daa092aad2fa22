import type { Plugin } from 'vite';

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
];

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
    return UNUSED.reduce((lean, name) => {
      const method = new RegExp(`\\n  ${name}\\([^)]*\\) \\{\\n.*?\\n  \\},\\n`, 's');
      if (!method.test(lean)) throw new Error(`Readability has no method ${name}`);
      return lean.replace(method, '\n');
    }, quiet);
  },
});
