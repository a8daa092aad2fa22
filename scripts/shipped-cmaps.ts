import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WxtHooks } from 'wxt';

const CMAPS = fileURLToPath(new URL('../node_modules/pdfjs-dist/cmaps/', import.meta.url));

/**
 * Puts the tables of characters into a build that PDFs in Chinese, Japanese and Korean name without
 * bringing them, with their licence; PDF.js reads those that a document needs.
 */
export const shipCMaps: NonNullable<WxtHooks['build:publicAssets']> = (_wxt, files) => {
  for (const name of readdirSync(CMAPS))
    files.push({ absoluteSrc: CMAPS + name, relativeDest: `cmaps/${name}` });
};
