/**
 * Regenerates `expected.json` and `expected.html` of fixture pages from the results of extraction,
 * for review in the diff:
 *
 *   node tests/pages/generate.ts [slug …]
 *
 * Pages called `mexico-*` and `not-*` are written by hand and never regenerated.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { createServer } from 'vite';

const folder = import.meta.dirname;
const { window } = new JSDOM('');
for (const name of ['window', 'document', 'Document', 'Node', 'NodeFilter', 'Element', 'DOMParser'] as const) {
  Object.assign(globalThis, { [name]: name === 'window' ? window : window[name] });
}
const vite = await createServer({ configFile: false, server: { middlewareMode: true }, logLevel: 'error', optimizeDeps: { noDiscovery: true } });
const { extractArticle } = await vite.ssrLoadModule('/lib/extraction/extract.ts');

const wanted = process.argv.slice(2);
for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  if (/^(?:mexico|not)-/.test(name) || (wanted.length > 0 && !wanted.includes(name))) continue;
  const source = readFileSync(join(folder, name, 'source.html'), 'utf8');
  const document = new window.DOMParser().parseFromString(source, 'text/html');
  const url = `https://notes.example/${name}`;
  const { html, text, receipt: _, ...fields } = extractArticle(document, url);
  const expected = { ...fields, text: text.split('\n') };
  writeFileSync(join(folder, name, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
  writeFileSync(join(folder, name, 'expected.html'), `${html}\n`);
}
await vite.close();
