import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../../scripts/steps.ts';

const HERE = import.meta.dirname;

const html = (script: string) =>
  `<!doctype html><meta charset="utf-8"><div id="app"></div><script type="module" src="${script}"></script>`;

/**
 * Copies the extension and adds the benchmark's pages, which thus share the extension's origin,
 * database, files and policy.
 */
export async function extensionWithBenchmark(built: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-bench-'));
  await cp(join(ROOT, built), folder, { recursive: true });
  await build({
    root: HERE,
    base: './',
    logLevel: 'error',
    configFile: false,
    resolve: { alias: { '@': ROOT.replace(/\/$/, '') } },
    build: {
      outDir: join(folder, 'bench'),
      assetsInlineLimit: 0,
      modulePreload: false,
      target: ['chrome123', 'firefox128'],
      rolldownOptions: {
        input: ['harness', 'bare-list', 'bare-search', 'bare-worker'].map((name) =>
          join(HERE, `${name}.ts`),
        ),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  for (const name of ['harness', 'bare-list', 'bare-search']) {
    await writeFile(join(folder, 'bench', `${name}.html`), html(`./${name}.js`));
  }
  return folder;
}
