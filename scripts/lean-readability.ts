import type { Plugin } from 'vite';

/** Methods for what extraction does itself: metadata, addresses, class names. */
const UNUSED: Readonly<Record<string, string>> = {
  _getJSONLD: '{}',
  _fixRelativeUris: 'undefined',
  _cleanClasses: 'undefined',
  _simplifyNestedElements: 'undefined',
  _postProcessContent: 'undefined',
};

/**
 * Readability without the methods that extraction goes without, in the script that every clip
 * puts into the page.
 * @throws where a new version of Readability no longer looks as this expects
 */
export const leanReadability = (): Plugin => ({
  name: 'lean-readability',
  transform(code: string, id: string) {
    if (!id.endsWith('@mozilla/readability/Readability.js')) return undefined;
    return Object.entries(UNUSED).reduce((lean, [name, value]) => {
      const method = new RegExp(`\\n  ${name}\\([^)]*\\) \\{\\n.*?\\n  \\},\\n`, 's');
      if (!method.test(lean)) throw new Error(`Readability has no method ${name}`);
      return lean.replace(method, `\n  ${name}() {\n    return ${value};\n  },\n`);
    }, code);
  },
});
