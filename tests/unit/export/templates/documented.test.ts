import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { momentOf, newClip } from '@/lib/clips/clip';
import type { Clip } from '@/lib/clips/clip';
import { NOWHERE } from '@/lib/clips/highlight';
import { makeStamp } from '@/lib/clips/stamp';
import { render } from '@/lib/export/templates/evaluate';
import { FILTER_NAMES } from '@/lib/export/templates/filters';
import { variablesOf } from '@/lib/export/templates/variables';
import { article } from '../../articles';

const DOCUMENT = readFileSync('docs/formats.md', 'utf8');
const SECTION = /\n## Templates\n([\s\S]*?)\n## /.exec(DOCUMENT)?.[1] ?? '';

const highlight = (exact: string, note: string, colour: 'yellow' | 'green') => ({
  id: exact.slice(0, 8),
  createdAt: 0,
  quote: { exact, prefix: '', suffix: '' },
  anchor: NOWHERE,
  colour,
  note,
});

const CLIP: Clip = {
  ...newClip(
    article({
      url: 'https://news.example/oil',
      title: 'The price of oil',
      authors: ['Ana Ruiz', 'Bo Li'],
      publishedAt: '2026-05-03T21:28:00+02:00',
      wordCount: 420,
    }),
    { tags: ['energy', 'oil'], note: 'For the essay.' },
    { id: 'abcdefgh', canonicalUrl: 'https://news.example/oil', revision: 'r0000000' },
    momentOf(makeStamp(Date.UTC(2026, 4, 4), 0, 'a')),
  ),
  highlights: [
    highlight('Prices rose.', 'Check this.', 'yellow'),
    highlight('Demand fell.', '', 'green'),
  ],
};

const blocks = Array.from(SECTION.matchAll(/```text\n([\s\S]*?)\n```/g), ([, text = '']) => text);
const examples = blocks.flatMap((template, index) =>
  index % 2 === 0 ? [[template, blocks[index + 1]] as const] : [],
);

test('there is an example for each kind of syntax', () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
  for (const sign of ['{{', '|', '{% if', '{% elif', '{% for', '{% set']) {
    expect(examples.some(([template]) => template.includes(sign))).toBe(true);
  }
});

test.each(examples)('the documented output is correct for %s', (template, output) => {
  expect(render(template, variablesOf(CLIP)).trim()).toBe(output);
});

test('every filter is documented', () => {
  const named = Array.from(SECTION.matchAll(/`([a-z_]+)(?::[^`]*)?`/g), ([, name]) => name);
  expect(FILTER_NAMES.filter((name) => !named.includes(name))).toEqual([]);
});
