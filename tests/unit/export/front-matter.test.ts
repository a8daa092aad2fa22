// @vitest-environment jsdom
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Clip } from '@/lib/clips/clip';
import { createTemplateInput, renderFrontMatter, renderName } from '@/lib/export/markdown-template';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import { VARIABLE_NAMES } from '@/lib/export/templates/variables';
import { markdown } from '@/lib/import/formats/markdown';
import { anyClip } from '../sync/arbitraries';
import { runs } from '../runs';
import { clipToMarkdown } from './exporting';

const WORDS = { highlights: 'Highlights' };

/** Texts that YAML may read as another type, or as the end of the document. */
const odd = fc.oneof(
  fc.constantFrom(
    '---',
    'a\n---\nurl: https://evil.example',
    '...',
    'yes',
    'null',
    '2020-01-01',
    '0x1F',
    '1e3',
    '~',
    '- a',
    '[a',
    '{a: b',
    '&a *a',
    '!!js/function x',
    '| ',
    '> x',
    'a: b',
    '# no comment',
    '"quoted',
    "'",
    'tab\there',
    '\u0000',
    '\u0085',
    '\u2028',
    '\uFEFF',
    '\\',
    ' padded ',
    '\r\n',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.toWellFormed()),
);

const oddClip = fc
  .record({
    clip: anyClip,
    title: odd,
    note: odd,
    siteName: odd,
    excerpt: odd,
    tags: fc.array(odd),
  })
  .map(({ clip, ...change }) => clip.then((each): Clip => ({ ...each, ...change })));

const key = fc.oneof(
  fc.constantFrom(
    'a',
    'Quelle',
    'a b',
    '__proto__',
    'constructor',
    '? x',
    '- x',
    'x ',
    '"x',
    '&x',
    '{',
  ),
  fc.string({ minLength: 1, maxLength: 8 }).filter((each) => /^[^:#\s][^:\n\r]*$/.test(each)),
);

const template = fc
  .record({
    name: fc.constantFrom('{title}', '{date} {nothing}', '', '../{title}', '{__proto__}'),
    lines: fc.array(fc.tuple(key, fc.constantFrom(...VARIABLE_NAMES, 'nothing', '__proto__'))),
  })
  .map(({ name, lines }) => ({
    name,
    frontMatter: lines.map(([each, field]) => `${each}: ${field}`).join('\n'),
  }));

/** The front matter as a reader finds it: up to the first line that ends it. */
const frontOf = (text: string) => /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '';

test('any clip and template yield front matter that a YAML parser reads back unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(oddClip, template, async (making, chosen) => {
      const clip = await making;
      const written = clipToMarkdown({ clip }, null, chosen, WORDS);
      const wanted = renderFrontMatter(chosen, createTemplateInput(clip));
      if (wanted.size === 0) return;
      const read: unknown = parse(frontOf(written));
      expect(Object.entries(read ?? {})).toEqual(Object.entries(Object.fromEntries(wanted)));
      expect(renderName(chosen, createTemplateInput(clip))).not.toMatch(/[/\\\p{Cc}]|^\.|^$/u);
    }),
    { numRuns: runs(300) },
  );
  expect(Reflect.get({}, 'a')).toBeUndefined();
});

test('any exported clip can be imported again with its URL', async () => {
  await fc.assert(
    fc.asyncProperty(oddClip, async (making) => {
      const clip = await making;
      const text = clipToMarkdown({ clip }, '<p>Text.</p>', DEFAULT_TEMPLATE, WORDS);
      const blob = new Blob([text]);
      const stream = () => new Response(text).body ?? blob.stream();
      const rows = [];
      for await (const row of markdown.rows({ name: 'x.md', size: blob.size, stream })) {
        rows.push(row);
      }
      expect(rows).toMatchObject([{ item: { url: clip.url } }]);
    }),
    { numRuns: runs(150) },
  );
});
