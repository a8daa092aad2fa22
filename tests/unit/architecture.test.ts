// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import { ARCHIVE_FORMATS, IMPORT_FORMATS } from '@/lib/import/formats';
import english from '@/public/_locales/en/messages.json';
import config from '@/wxt.config';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['entrypoints', 'components', 'lib'];

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: Source[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
);

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The folder that a file counts to: `lib/store`, `components`, `entrypoints`. */
const layerOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('lib/') ? 2 : 1)
    .join('/');

/** What each layer may import values from, itself aside. */
const ALLOWED: Record<string, readonly string[]> = {
  'lib/clips': [],
  'lib/extraction': ['lib/clips'],
  'lib/store': ['lib/clips'],
  'lib/search': ['lib/clips', 'lib/store'],
  'lib/export': ['lib/clips', 'lib/store'],
  'lib/import': ['lib/clips', 'lib/store'],
  'lib/rescue': ['lib/clips', 'lib/store', 'lib/extraction'],
  'lib/sync': ['lib/clips', 'lib/store'],
  'lib/browser': [
    'lib/clips',
    'lib/extraction',
    'lib/store',
    'lib/search',
    'lib/export',
    'lib/import',
    'lib/rescue',
    'lib/sync',
  ],
  components: ['lib/clips'],
  entrypoints: FOLDERS,
};

function importsOf({ path, text }: Source): string[] {
  return Array.from(text.matchAll(/^(?:import|export)(?! type)[^;]*? from '([^']+)'/gm))
    .map(([, from = '']) => from)
    .filter((from) => /^[.@]\.?\//.test(from))
    .map((from) =>
      from.startsWith('@/') ? from.slice(2) : relative(ROOT, join(ROOT, dirname(path), from)),
    );
}

test('there is something to scan, in every layer', () => {
  const layers = new Set(sources.map(({ path }) => layerOf(path)));
  expect([...layers].toSorted()).toEqual(Object.keys(ALLOWED).toSorted());
  expect(sources.flatMap(importsOf).length).toBeGreaterThan(100);
});

test('layers depend in one direction', () => {
  const wrong = sources.flatMap((source) => {
    const layer = layerOf(source.path);
    const allowed = ALLOWED[layer] ?? [];
    return importsOf(source)
      .filter((to) => !to.startsWith('public/') && layerOf(to) !== layer)
      .filter((to) => !allowed.some((each) => to === each || to.startsWith(`${each}/`)))
      .map((to) => `${source.path} imports ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('only lib/browser and the background’s wiring name the browser’s API', () => {
  const naming = sources
    .filter(({ text }) => /from 'webextension-polyfill'|\bchrome\.[a-z]+\./.test(text))
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('lib/browser/'));
  expect(naming).toEqual(['entrypoints/background.ts']);
});

test('entry points stay small', () => {
  const lines = (path: string) =>
    sources.find((source) => source.path === path)?.text.split('\n').length ?? Infinity;
  expect(lines('entrypoints/background.ts')).toBeLessThanOrEqual(60);
  expect(sources.filter(({ text }) => text.split('\n').length > 300)).toEqual([]);
});

/** The manifest as it is built for a browser. */
function manifestFor(browser: 'chrome' | 'firefox'): Record<string, unknown> {
  const manifest = typeof config.manifest === 'function' ? config.manifest : undefined;
  const env = { browser, manifestVersion: 3, mode: 'production', command: 'build' } as const;
  return Object(manifest?.(env)) as Record<string, unknown>;
}

describe.each(['chrome', 'firefox'] as const)(
  'the manifest for %s and the README agree',
  (name) => {
    const manifest = manifestFor(name);

    test('on every permission, and on no other', () => {
      const section = /## Permissions, and why each\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
      const explained = Array.from(section.matchAll(/^\| `(\w+)`/gm), ([, each]) => each);
      expect(explained.length).toBeGreaterThan(0);
      expect(manifest['permissions']).toEqual(explained);
      expect(manifest['host_permissions']).toBeUndefined();
      expect(manifest['optional_permissions']).toBeUndefined();
      expect(manifest['optional_host_permissions']).toEqual(['https://*/*', 'http://*/*']);
      expect(section).toContain('`optional_host_permissions`');
    });

    test('on the whole policy of extension pages', () => {
      const policy = Object(manifest['content_security_policy']) as Record<string, string>;
      expect(Object.keys(policy)).toEqual(['extension_pages']);
      const listed = Array.from(readme.matchAll(/^\| `([a-z]+-[a-z]+) ([^`]+)` /gm), (row) =>
        row.slice(1, 3).join(' '),
      );
      expect(policy['extension_pages']?.split('; ')).toEqual(listed);
    });

    test('that pages can reach nothing of it, and that nothing is put into them unasked', () => {
      const opening = ['content_scripts', 'web_accessible_resources', 'externally_connectable'];
      expect(opening.filter((key) => key in manifest)).toEqual([]);
      expect(readme).toContain('no script in any page until you ask');
    });
  },
);

test('only the files that the README names make requests', () => {
  const making = sources
    .filter(({ path }) => !path.endsWith('.d.ts'))
    .filter(({ text }) =>
      /(?<![.\w])fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/.test(text),
    )
    .map(({ path }) => path)
    .toSorted();
  expect(making.length).toBeGreaterThan(0);
  expect(making.filter((path) => !readme.includes(`\`${path}\``))).toEqual([]);
});

test('every export format is registered once, named in the strings and the README', () => {
  const ids = EXPORT_FORMATS.map((format) => format.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(english).toHaveProperty(`export_${id}`);
    expect(readme.toLowerCase()).toContain(id);
  }
});

test('every import format is named in the README', () => {
  const names = [...IMPORT_FORMATS, ...ARCHIVE_FORMATS].map(({ name }) =>
    name.replace(/ \(.*/, ''),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !readme.includes(name))).toEqual([]);
});

test('every locale has every message with the same placeholders, and none is unused', () => {
  const folders = readdirSync(join(ROOT, 'public/_locales'));
  expect(folders).toContain('en');
  const shape = (messages: object) =>
    Object.entries(messages).map(([key, each]: [string, { placeholders?: object }]) => [
      key,
      Object.keys(each.placeholders ?? {}),
    ]);
  for (const folder of folders) {
    const path = join(ROOT, 'public/_locales', folder, 'messages.json');
    const messages: object = JSON.parse(readFileSync(path, 'utf8'));
    expect([folder, shape(messages)]).toEqual([folder, shape(english)]);
  }
  const code =
    sources.map(({ text }) => text).join('\n') + readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8');
  const used = (key: string) => {
    const family = key
      .replace(/_(one|other)$/, '')
      .replace(/^(place|empty|export|field|font|theme|colour|highlight)_.*/, '$1_');
    return (
      code.includes(`'${family}'`) ||
      code.includes(`\`${family}`) ||
      code.includes(`__MSG_${family}__`)
    );
  };
  expect(Object.keys(english).filter((key) => !used(key))).toEqual([]);
});
