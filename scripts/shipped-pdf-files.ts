import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WxtHooks } from 'wxt';

const PDFJS = fileURLToPath(new URL('../node_modules/pdfjs-dist/', import.meta.url));

/** Image decoders with their licences, without the fallbacks for browsers that lack WebAssembly. */
const DECODER = /^(?:jbig2|openjpeg)\.wasm$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/;

/**
 * WXT hook that adds the files PDF.js loads on demand: character maps for Chinese, Japanese and
 * Korean PDFs that do not embed them, and decoders for the image formats of scans (JBIG2, CCITT,
 * JPEG 2000).
 */
export const shipPdfFiles: NonNullable<WxtHooks['build:publicAssets']> = (_wxt, files) => {
  const ship = (from: string, to: string, wanted: (name: string) => boolean) => {
    for (const name of readdirSync(PDFJS + from).filter(wanted))
      files.push({ absoluteSrc: `${PDFJS}${from}/${name}`, relativeDest: `${to}/${name}` });
  };
  ship('cmaps', 'pdf/cmaps', () => true);
  ship('wasm', 'pdf/wasm', (name) => DECODER.test(name));
};
