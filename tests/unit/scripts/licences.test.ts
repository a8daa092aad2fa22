import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noteLicences, packageOf, shipLicences } from '@/scripts/licences';

const MODULES = join(process.cwd(), 'node_modules');

test('a module belongs to its package, whatever the bundler calls it', () => {
  expect(packageOf('/a/node_modules/@b/c/dist/d.js')).toBe('/a/node_modules/@b/c');
  expect(packageOf('\0/a/node_modules/b/c.js?commonjs')).toBe('/a/node_modules/b');
  expect(packageOf('/a/node_modules/b/node_modules/c/d.js')).toBe(
    '/a/node_modules/b/node_modules/c',
  );
  expect(packageOf('/a/lib/clips/clip.ts')).toBeNull();
});

test('a build includes the licences of its packages, each text once', async () => {
  const { generateBundle } = noteLicences();
  if (typeof generateBundle !== 'function') throw new Error('The plugin notes nothing');
  const moduleIds = ['preact/dist/preact.mjs', 'pouchdb-core/lib/index.js', 'pouchdb-utils/a.js'];
  const chunk = { type: 'chunk', moduleIds: moduleIds.map((id) => join(MODULES, id)) };
  Reflect.apply(generateBundle, {}, [{}, { 'a.js': chunk, 'b.css': { type: 'asset' } }, true]);
  const directory = await mkdtemp(join(tmpdir(), 'tearsheet-licences-'));
  await shipLicences(directory);
  const text = await readFile(join(directory, 'licences.txt'), 'utf8');
  expect(text).toMatch(/^preact \d+\.\d+\.\d+ \(MIT\)\n {2}Copyright .*Jason Miller/m);
  expect(text).toContain('Permission is hereby granted, free of charge');
  expect(text).toMatch(/^pouchdb-core .*\n(?: {2}.*\n)?pouchdb-utils /m);
  expect(text.match(/TERMS AND CONDITIONS FOR USE/g)).toHaveLength(1);
  expect(text).not.toContain('dexie');
});
