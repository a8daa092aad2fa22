import { globSync, readdirSync, readFileSync } from 'node:fs';

/*
 * Sizes of what a person's browser loads, gzipped, by following the built files' own imports: a
 * list of names would go stale with every new chunk. Each limit is what was needed when it was set
 * and a fifth more, so that growth is noticed; it is no reason to take a dependency apart.
 */
const BUILT = '.output/chrome-mv3/';

/** The chunks that a file imports at once, all the way down. */
function loadedBy(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(BUILT + file, 'utf8');
  const imports = source.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g);
  for (const [, name] of imports) loadedBy(`chunks/${name}`, found);
  return found;
}

/** The scripts of a page. */
function scriptsOf(page) {
  const html = readFileSync(`${BUILT}${page}.html`, 'utf8');
  const found = new Set();
  for (const [, file] of html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) loadedBy(file, found);
  return found;
}

const paths = (files) => [...files].map((file) => BUILT + file);
const chunks = readdirSync(`${BUILT}chunks`).map((name) => `chunks/${name}`);
// With what draws it, which it loads once it is shown.
const [drawing = ''] = chunks.filter((file) => /\/draw-[^/]*$/.test(file));
const popup = loadedBy(drawing, scriptsOf('popup'));
const library = scriptsOf('library');
const pdf = chunks.filter((file) => /\/pdf-[^/]*$/.test(file));
const later = chunks.filter(
  (file) => !popup.has(file) && !library.has(file) && !pdf.includes(file),
);

export default [
  { name: 'popup: all scripts it loads', path: paths(popup), limit: '112 kB' },
  {
    name: 'library: what it loads beyond that',
    path: paths([...library].filter((file) => !popup.has(file))),
    limit: '60 kB',
  },
  {
    name: 'background: its own script, with the CouchDB client',
    path: `${BUILT}background.js`,
    limit: '66 kB',
  },
  // 160 KiB, of which the trained weights are half.
  { name: 'extraction, injected on demand', path: `${BUILT}extract.js`, limit: '163.84 kB' },
  {
    name: 'videos, recipes and the like, injected where a page says it is one',
    path: `${BUILT}kinds.js`,
    limit: '28 kB',
  },
  {
    name: 'import, export and the rest, each loaded when it is wanted',
    path: paths(later),
    limit: '410 kB',
  },
  {
    name: 'search: the worker and SQLite',
    path: globSync(`${BUILT}assets/*.{js,wasm}`),
    limit: '704 kB',
  },
  {
    name: 'PDF.js and its worker, loaded with the first PDF',
    path: [...paths(pdf), ...globSync(`${BUILT}assets/*.mjs`)],
    limit: '650 kB',
  },
]
  .map((check) => ({ ...check, gzip: true }))
  // What a store is given, zipped already.
  .concat({
    name: 'package for Chromium, with every language',
    path: globSync('.output/*-chrome.zip'),
    limit: '3.86 MB',
    gzip: false,
    brotli: false,
  });
