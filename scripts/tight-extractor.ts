import { minify } from 'terser';
import type { Plugin } from 'vite';

/** The script that every clip puts into the page. */
const FILE = 'extract.js';
/** What Readability, and no DOM, calls its own: the names of its methods are half of its code. */
const PRIVATE = /^_[a-z]/i;

/** Minifies what every clip puts into the page once more, by a minifier that takes longer. */
export const tightExtractor = (): Plugin => ({
  name: 'tight-extractor',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const chunk = bundle[FILE];
    if (chunk?.type !== 'chunk') return;
    const { code } = await minify(chunk.code, {
      ecma: 2020,
      // What the script ends in is its result.
      compress: { expression: true, passes: 3, unsafe_arrows: true },
      mangle: { properties: { regex: PRIVATE } },
    });
    if (code === undefined) throw new Error(`${FILE} came out empty.`);
    chunk.code = code;
  },
});
