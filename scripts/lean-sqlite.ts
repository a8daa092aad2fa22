import type { Plugin } from 'vite';

/** A part of SQLite's JavaScript: what it sets up by itself when the module starts. */
const PART =
  /\n\t\tglobalThis\.sqlite3ApiBootstrap\.initializers\.push\(function\(sqlite3\) \{\n.*?\n\t\t\}\);/gs;

/** What tells the parts that the index does not use: it has its file by `opfs-sahpool`. */
const UNUSED = [
  'sqlite3.initWorker1API =',
  'sqlite3.vtab = vtab',
  'sqlite3.config.disable?.vfs?.kvvfs',
  'const opfsUtil = sqlite3.opfs = Object.create(null)',
  'installOpfsVfs().catch',
  'installOpfsWlVfs().catch',
];

/**
 * The official SQLite build with only what the index uses: without the two workers that it brings
 * (what has no name no bundler packs), its other file systems and virtual tables.
 * @throws where a new version of SQLite's build no longer looks as this expects
 */
export const leanSqlite = (): Plugin => ({
  name: 'lean-sqlite',
  transform(code: string, id: string) {
    if (!id.includes('@sqlite.org/sqlite-wasm/')) return undefined;
    const left = new Set(UNUSED);
    const lean = code.replaceAll(PART, (part) => {
      const mark = UNUSED.find((each) => part.includes(each));
      if (mark === undefined) return part;
      left.delete(mark);
      return '';
    });
    if (left.size > 0) throw new Error(`SQLite has no part with ${[...left].join(', ')}`);
    return lean
      .replace(/new URL\("sqlite3-opfs-async-proxy\.js", import\.meta\.url\)/, '""')
      .replace(/new Worker\(new URL\("sqlite3-worker1\.mjs", import\.meta\.url\)[^)]*\)/, 'null');
  },
});
