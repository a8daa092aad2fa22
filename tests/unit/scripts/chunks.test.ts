import { expect, it } from 'vitest';
import { CHUNK_GROUPS, preloadsOf } from '../../../scripts/chunks';

/** Modules by id: what imports them, and what loads them later. */
const MODULES: Readonly<Record<string, { by?: string[]; later?: string[]; isEntry?: boolean }>> = {
  '/entrypoints/background.ts': { isEntry: true },
  '/entrypoints/popup/draw.tsx': { later: ['/entrypoints/popup/main.ts'] },
  '/entrypoints/sidepanel/index.html': { isEntry: true },
  '/entrypoints/sidepanel/main.tsx': { by: ['/entrypoints/sidepanel/index.html'] },
  '/entrypoints/library/start.tsx': { later: ['/entrypoints/library/main.tsx'] },
  '/entrypoints/library/ExportDialog.tsx': { later: ['/entrypoints/library/start.tsx'] },
  '/components/Form.tsx': {
    by: ['/entrypoints/popup/draw.tsx', '/entrypoints/sidepanel/main.tsx'],
  },
  '/lib/store.ts': {
    by: ['/components/Form.tsx', '/entrypoints/library/start.tsx', '/entrypoints/background.ts'],
  },
  '/lib/database.ts': { by: ['/lib/store.ts'] },
  '/lib/export.ts': { by: ['/entrypoints/library/ExportDialog.tsx'] },
  '/lib/list.ts': { by: ['/entrypoints/library/start.tsx'] },
};

const graph = {
  getModuleInfo: (id: string) => ({
    importers: MODULES[id]?.by ?? [],
    dynamicImporters: MODULES[id]?.later ?? [],
    isEntry: MODULES[id]?.isEntry === true,
  }),
};

/** The chunk that the bundler chooses: that of the group with the highest priority. */
const chunkOf = (id: string) =>
  CHUNK_GROUPS.toSorted((a, b) => b.priority - a.priority)
    .map(({ name }) => name(id, graph))
    .find((name) => name !== null);

it('puts together what the same scripts need', () => {
  expect(chunkOf('/components/Form.tsx')).toBe('for-popup');
  expect(chunkOf('/lib/store.ts')).toBe('for-popup-library-background');
  expect(chunkOf('/lib/database.ts')).toBe('for-popup-library-background');
});

it('leaves alone what only one script needs, or a screen opened later', () => {
  expect(chunkOf('/lib/list.ts')).toBeUndefined();
  expect(chunkOf('/lib/export.ts')).toBeUndefined();
});

it('has priorities that are whole numbers, since the bundler rounds them', () => {
  expect(CHUNK_GROUPS.map(({ priority }) => priority)).toEqual([1, 2, 3, 4]);
});

it('loads what a script will import, except for what the page loads already', () => {
  const chunk = (...imports: string[]) => ({ type: 'chunk', imports });
  const bundle = {
    'chunks/start.js': chunk('chunks/list.js', 'chunks/base.js'),
    'chunks/list.js': chunk('chunks/base.js', 'chunks/icons.js'),
    'chunks/base.js': chunk(),
    'chunks/icons.js': chunk(),
  } as unknown as Parameters<typeof preloadsOf>[1];
  const html = '<link rel="modulepreload" href="/chunks/base.js">';
  const links = preloadsOf(['chunks/start.js'], bundle, html);
  expect(links.map(({ attrs }) => attrs.href)).toEqual([
    '/chunks/start.js',
    '/chunks/list.js',
    '/chunks/icons.js',
  ]);
});
