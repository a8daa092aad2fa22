/**
 * Writes samples of every format that Tearsheet writes to the wire or to disk, which all later
 * versions must read. An existing sample is never rewritten: the same data is in people's browsers,
 * databases and files. A new format gets new samples:
 *
 *   node tests/samples/write.ts
 */
import 'fake-indexeddb/auto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';

const vite = await createServer({
  configFile: false,
  server: { middlewareMode: true },
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: { '@': join(import.meta.dirname, '../..') } },
});
const { samples } = (await vite.ssrLoadModule('/tests/samples/samples.ts')) as {
  samples: () => Promise<Record<string, unknown>>;
};
for (const [name, value] of Object.entries(await samples())) {
  const path = join(import.meta.dirname, `${name}.json`);
  if (existsSync(path)) continue;
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
  console.log(`Wrote ${name}.json`);
}
await vite.close();
