import type { Plugin } from 'vite';

/**
 * The official SQLite build brings two workers of its own that the index does not use (it has its
 * files by the `opfs-sahpool` file system): without their names no bundler packs them.
 */
export const sqliteWithoutWorkers = (): Plugin => ({
  name: 'sqlite-without-workers',
  transform(code: string, id: string) {
    if (!id.includes('@sqlite.org/sqlite-wasm/')) return undefined;
    return code
      .replace(/new URL\("sqlite3-opfs-async-proxy\.js", import\.meta\.url\)/, '""')
      .replace(/new Worker\(new URL\("sqlite3-worker1\.mjs", import\.meta\.url\)[^)]*\)/, 'null');
  },
});
