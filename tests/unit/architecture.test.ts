// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import { ARCHIVE_FORMATS, IMPORT_FORMATS } from '@/lib/import/formats';
import { LAYERS } from '@/layers';
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
const privacy = readFileSync(join(ROOT, 'docs/privacy.md'), 'utf8');
const formats = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8');

/** The layer that a file belongs to: `lib/store`, `components`, `entrypoints`. */
const layerOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('lib/') ? 2 : 1)
    .join('/');

function importsOf({ path, text }: Source): string[] {
  return Array.from(text.matchAll(/^(?:import|export)(?! type)[^;]*? from '([^']+)'/gm))
    .map(([, from = '']) => from)
    .filter((from) => /^[.@]\.?\//.test(from))
    .map((from) =>
      from.startsWith('@/') ? from.slice(2) : relative(ROOT, join(ROOT, dirname(path), from)),
    );
}

test('there are sources in every layer', () => {
  const layers = new Set(sources.map(({ path }) => layerOf(path)));
  expect([...layers].toSorted()).toEqual(LAYERS.map(({ folder }) => folder).toSorted());
  expect(sources.flatMap(importsOf).length).toBeGreaterThan(100);
});

test('layers depend in one direction', () => {
  const wrong = sources.flatMap((source) => {
    const layer = layerOf(source.path);
    const allowed = LAYERS.find(({ folder }) => folder === layer)?.imports ?? [];
    return importsOf(source)
      .filter((to) => !to.startsWith('public/') && layerOf(to) !== layer)
      .filter((to) => !allowed.some((each) => to === each || to.startsWith(`${each}/`)))
      .map((to) => `${source.path} imports ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('CONTRIBUTING.md shows the same layers', () => {
  const contributing = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const shown = Array.from(
    contributing.matchAll(/^\| `([a-z/]+)` +\| (.+?) +\| (.+?) +\|$/gm),
    (row) => row.slice(1, 4),
  );
  const table = LAYERS.map(({ folder, holds, imports, types = [] }) => [
    folder,
    holds,
    [...imports.map((each) => `\`${each}\``), ...types.map((each) => `types of \`${each}\``)].join(
      ', ',
    ) || 'nothing of ours',
  ]);
  expect(shown).toEqual(table);
});

test('only lib/browser and the background entry point use the browser’s API', () => {
  const naming = sources
    .filter(({ text }) => /from 'webextension-polyfill'|\bchrome\.[a-z]+\./.test(text))
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('lib/browser/'));
  expect(naming).toEqual(['entrypoints/background.ts']);
});

test('only the store and the rescue queue access database tables', () => {
  // The rescue queue and the folder handles have their own databases.
  const others = sources.filter(({ path }) => !/^lib\/(?:store|rescue)\//.test(path));
  const table =
    /\bdb\s*\.(?:clips|contents|images|imageUses|meta|shards|placements|tags|previews|highlights)\b/;
  expect(others.filter(({ text }) => table.test(text)).map(({ path }) => path)).toEqual([]);
});

test('entry points stay small', () => {
  const lines = (path: string) =>
    sources.find((source) => source.path === path)?.text.split('\n').length ?? Infinity;
  expect(lines('entrypoints/background.ts')).toBeLessThanOrEqual(60);
  expect(sources.filter(({ text }) => text.split('\n').length > 300)).toEqual([]);
});

/** The manifest as built for a browser. */
function manifestFor(browser: 'chrome' | 'firefox'): Record<string, unknown> {
  const manifest = typeof config.manifest === 'function' ? config.manifest : undefined;
  const env = { browser, manifestVersion: 3, mode: 'production', command: 'build' } as const;
  return Object(manifest?.(env)) as Record<string, unknown>;
}

describe.each(['chrome', 'firefox'] as const)(
  'the manifest for %s and docs/privacy.md agree',
  (name) => {
    const manifest = manifestFor(name);

    test('on every permission, and on no other', () => {
      const section = /## Permissions, and why each\n([\s\S]*)/.exec(privacy)?.[1] ?? '';
      const explained = Array.from(section.matchAll(/^\| `(\w+)`/gm), ([, each]) => each);
      expect(explained.length).toBeGreaterThan(0);
      const optional = ['webNavigation'];
      // Firefox has its side panel without a permission.
      const elsewhere = name === 'firefox' ? ['sidePanel'] : [];
      expect(manifest['permissions']).toEqual(
        explained.filter((each = '') => !optional.includes(each) && !elsewhere.includes(each)),
      );
      expect(explained).toEqual(expect.arrayContaining(optional));
      expect(manifest['host_permissions']).toBeUndefined();
      expect(manifest['optional_permissions']).toEqual(optional);
      expect(manifest['optional_host_permissions']).toEqual(['https://*/*', 'http://*/*']);
      expect(section).toContain('`optional_host_permissions`');
      expect(explained.filter((each) => !readme.includes(`\`${each}\``))).toEqual([]);
    });

    test('on the whole policy of extension pages', () => {
      const policy = Object(manifest['content_security_policy']) as Record<string, string>;
      expect(Object.keys(policy)).toEqual(['extension_pages']);
      const listed = Array.from(privacy.matchAll(/^\| `([a-z]+-[a-z]+) ([^`]+)` /gm), (row) =>
        row.slice(1, 3).join(' '),
      );
      expect(policy['extension_pages']?.split('; ')).toEqual(listed);
    });

    test('that web pages cannot access the extension, and that it has no content scripts', () => {
      const opening = ['content_scripts', 'web_accessible_resources', 'externally_connectable'];
      expect(opening.filter((key) => key in manifest)).toEqual([]);
      expect(readme).toContain('no script in any page until you ask');
    });
  },
);

test('only the files that docs/privacy.md names make requests', () => {
  const making = sources
    .filter(({ path }) => !path.endsWith('.d.ts'))
    .filter(({ text }) =>
      /(?<![.\w])fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/.test(text),
    )
    .map(({ path }) => path)
    .toSorted();
  expect(making.length).toBeGreaterThan(0);
  expect(making.filter((path) => !privacy.includes(`\`${path}\``))).toEqual([]);
});

test('every export format is registered once, named in the strings and docs/formats.md', () => {
  const ids = EXPORT_FORMATS.map((format) => format.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(english).toHaveProperty(`export_${id}`);
    expect(formats.toLowerCase()).toContain(id);
  }
});

test('every import format is named in docs/formats.md', () => {
  const names = [...IMPORT_FORMATS, ...ARCHIVE_FORMATS].map(({ name }) =>
    name.replace(/ \(.*/, ''),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !formats.includes(name))).toEqual([]);
});

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

type Messages = Readonly<Record<string, Message>>;

/** The plural categories that a language has for whole numbers. */
function categoriesOf(language: string): Set<string> {
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({ length: 1001 }, (_, number) => rules.select(number));
  // Fallback for a form that a locale lacks.
  return new Set([...numbers, 'other']);
}

/** The keys that a locale must have, given the English ones and the language's plural forms. */
function keysFor(language: string): string[] {
  return Object.keys(english).flatMap((key) => {
    if (key.endsWith('_other') && Object.hasOwn(english, key.replace(/other$/, 'one'))) return [];
    if (!key.endsWith('_one')) return [key];
    return [...categoriesOf(language)].map((category) => key.replace(/one$/, category));
  });
}

const LOCALES = readdirSync(join(ROOT, 'public/_locales'));

test.each(LOCALES)('the locale %s has every message with its placeholders', (locale) => {
  const path = join(ROOT, 'public/_locales', locale, 'messages.json');
  const messages: Messages = JSON.parse(readFileSync(path, 'utf8'));
  expect(messages['localeTag']?.message).toBe(locale.replace('_', '-'));
  const keys = keysFor(locale.replace('_', '-'));
  expect(Object.keys(messages).toSorted()).toEqual(keys.toSorted());
  const originals: Messages = english;
  const names = (each: Message | undefined) => Object.keys(each?.placeholders ?? {});
  for (const [key, translated] of Object.entries(messages)) {
    const plural = /_(?:zero|one|two|few|many|other)$/;
    const original = originals[key] ?? originals[key.replace(plural, '_other')];
    expect([key, contentsOf(translated)]).toEqual([key, contentsOf(original)]);
    const used = Array.from(translated.message.matchAll(/\$(\w+)\$/g), ([, name = '']) =>
      name.toLowerCase(),
    );
    expect([key, used.filter((name) => !names(original).includes(name))]).toEqual([key, []]);
    expect([key, translated.message.replaceAll(/\$\w+\$/g, '').includes('$')]).toEqual([
      key,
      false,
    ]);
    // Forms for one, two or none may write the number as a word.
    if (plural.test(key) && !/_(?:few|many|other)$/.test(key)) continue;
    expect([key, names(original).filter((name) => !used.includes(name))]).toEqual([key, []]);
  }
});

/** The content of each placeholder; the examples are only for translators. */
const contentsOf = (message: Message | undefined) =>
  Object.entries(message?.placeholders ?? {}).map(([name, { content }]) => `${name}: ${content}`);

test('the name and description of every locale fit the stores', () => {
  for (const locale of LOCALES) {
    const path = join(ROOT, 'public/_locales', locale, 'messages.json');
    const messages: Messages = JSON.parse(readFileSync(path, 'utf8'));
    expect([locale, messages['extensionName']?.message]).toEqual([locale, 'Tearsheet']);
    const { length } = messages['extensionDescription']?.message ?? '';
    expect([locale, length > 0 && length <= 132]).toEqual([locale, true]);
  }
});

test('no message is unused', () => {
  const code =
    sources.map(({ text }) => text).join('\n') + readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8');
  const used = (key: string) => {
    const family = key
      .replace(/_(one|other)$/, '')
      .replace(
        /^(place|empty|export|exportPart|templateFault|field|font|theme|colour|highlight|layout|order|detail|group)_.*/,
        '$1_',
      );
    return (
      code.includes(`'${family}'`) ||
      code.includes(`"${family}"`) ||
      code.includes(`\`${family}`) ||
      code.includes(`__MSG_${family}__`)
    );
  };
  expect(Object.keys(english).filter((key) => !used(key))).toEqual([]);
});

test('docs/dependencies.md explains every dependency that ships, and no other', () => {
  const text = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8');
  const rows = Array.from(text.matchAll(/^\| (`[^|]+`) +\|/gm), ([, names = '']) => names);
  const named = rows.flatMap((names) =>
    Array.from(names.matchAll(/`([^`]+)`/g), ([, name = '']) => name),
  );
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  expect(named.toSorted()).toEqual(Object.keys(dependencies).toSorted());
});
