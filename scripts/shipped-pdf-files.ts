import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WxtHooks } from 'wxt';

const PDFJS = fileURLToPath(new URL('../node_modules/pdfjs-dist/', import.meta.url));

/** Decoders of images, with their licences; what stands in for them without WebAssembly is left out. */
const DECODER = /^(?:jbig2|openjpeg)\.wasm$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/;

/**
 * Puts into a build what PDF.js loads when a document needs it: the tables of characters that PDFs in
 * Chinese, Japanese and Korean name without bringing them, and decoders of the images that scans are
 * made of (JBIG2, CCITT, JPEG 2000).
 */
export const shipPdfFiles: NonNullable<WxtHooks['build:publicAssets']> = (_wxt, files) => {
  const ship = (from: string, to: string, wanted: (name: string) => boolean) => {
    for (const name of readdirSync(PDFJS + from).filter(wanted))
      files.push({ absoluteSrc: `${PDFJS}${from}/${name}`, relativeDest: `${to}/${name}` });
  };
  ship('cmaps', 'pdf/cmaps', () => true);
  ship('wasm', 'pdf/wasm', (name) => DECODER.test(name));
};
