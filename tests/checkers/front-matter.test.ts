import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../unit/articles';
import { exported } from '../unit/export/exporting';
import { output } from './tool';

/** Readers of YAML 1.1, as used by many note-taking programs: PyYAML, and Ruby's libyaml. */
const READERS: readonly (readonly [name: string, tool: string, args: readonly string[]])[] = [
  [
    'PyYAML',
    'python3',
    [
      '-c',
      'import json, sys, yaml\n' +
        'print(json.dumps([yaml.safe_load(text) for text in json.load(sys.stdin)], default=str))',
    ],
  ],
  [
    'Ruby’s Psych',
    'ruby',
    [
      '-rjson',
      '-ryaml',
      '-rdate',
      '-e',
      'print JSON.generate(JSON.parse(STDIN.read).map { |text| YAML.safe_load(text, permitted_classes: [Date, Time]) })',
    ],
  ],
];

/** Titles that YAML 1.1 or 1.2 would read as something other than text. */
const TITLES = [
  'yes',
  'No',
  'on',
  'OFF',
  'y',
  'n',
  '~',
  'null',
  '1:20',
  '0o17',
  '017',
  '0x1F',
  '1_000',
  '=',
  '<<',
  '.inf',
  '1e3',
  '2020-01-01',
  '- a',
  '[a',
  '{a: b',
  '&a',
  '!!python/object',
  '| ',
  'a: b',
  '# c',
  '"q',
  "it's",
  'tab\there',
  '\u2028',
  '\u0085',
  '%TAG',
  '@a',
  '`a',
  '---',
];

test.each(READERS)(
  'Markdown × %s: every title is read as a string',
  { timeout: 60_000 },
  async (name, tool, args) => {
    const db = new ClipDatabase(`front-matter-${name}`);
    for (const [index, title] of TITLES.entries()) {
      const url = `https://a.example/${index}`;
      const tags = ['1984', 'C++', 'yes', 'oil and gas'];
      await saveArticle(db, article({ url, canonicalUrl: null, title }), { tags }, 1000 + index);
    }
    const stored = new Map((await db.clips.toArray()).map(({ url, title }) => [url, title]));
    const { blob } = await exported(db, 'markdown');
    const files = Object.values(unzipSync(new Uint8Array(await blob.arrayBuffer())));
    const fronts = files.map((bytes) => /^---\n([\s\S]*?)\n---\n/.exec(strFromU8(bytes))?.[1]);
    const read: { url: string; title: unknown; tags: unknown }[] = JSON.parse(
      output(tool, args, JSON.stringify(fronts)),
    );
    expect(read).toHaveLength(TITLES.length);
    for (const { url, title, tags } of read) {
      expect(title).toBe(stored.get(url));
      expect(tags).toEqual(['_1984', 'Cplusplus', 'oil-and-gas', 'yes']);
    }
  },
);
