import { expect, it } from 'vitest';
import { CHUNK_GROUPS } from '../../../scripts/chunks';

/** Modules by id: what imports them, and what loads them later. */
const MODULES: Readonly<Record<string, { by?: string[]; later?: string[]; isEntry?: boolean }>> = {
  '/entrypoints/background.ts': { isEntry: true },
  '/entrypoints/popup/draw.tsx': { later: ['/entrypoints/popup/main.ts'] },
  '/entrypoints/sidepanel/index.html': { isEntry: true },
  '/entrypoints/sidepanel/main.tsx': { by: ['/entrypoints/sidepanel/index.html'] },
  '/entrypoints/library/index.html': { isEntry: true },
  '/entrypoints/library/main.tsx': { by: ['/entrypoints/library/index.html'] },
  '/entrypoints/library/ExportDialog.tsx': { later: ['/entrypoints/library/main.tsx'] },
  '/components/Form.tsx': {
    by: ['/entrypoints/popup/draw.tsx', '/entrypoints/sidepanel/main.tsx'],
  },
  '/lib/store.ts': {
    by: ['/components/Form.tsx', '/entrypoints/library/main.tsx', '/entrypoints/background.ts'],
  },
  '/lib/database.ts': { by: ['/lib/store.ts'] },
  '/lib/export.ts': { by: ['/entrypoints/library/ExportDialog.tsx'] },
  '/lib/list.ts': { by: ['/entrypoints/library/main.tsx'] },
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
  expect(CHUNK_GROUPS.map(({ priority }) => priority)).toEqual([1, 2, 3]);
});
