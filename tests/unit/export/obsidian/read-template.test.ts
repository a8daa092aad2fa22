// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { momentOf, newClip } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import { markdownFile } from '@/lib/export/formats/markdown';
import { templateProblems } from '@/lib/export/markdown-template';
import { readObsidianTemplates } from '@/lib/export/obsidian/read-template';
import { article } from '../../articles';

/** A template as exported by Obsidian Web Clipper, with typical contents. */
const THEIRS = {
  schemaVersion: '0.1.0',
  name: 'Recipes',
  behavior: 'create',
  noteContentFormat:
    '# {{title}}\n\n{{"a summary of the page"|blockquote}}\n{{schema:@Recipe:recipeIngredient|list}}\n' +
    '{{selector:h2[|join:"\\n"}}{{selector:h2.step}}{{content|remove_html:"img"}}\n{% for tag in tags %}#{{tag}} {% endfor %}',
  properties: [
    { name: 'title', value: '{{title}}', type: 'text' },
    { name: 'author', value: '{{author|split:", "|wikilink|join}}', type: 'multitext' },
    { name: 'tags', value: 'clippings, {{site|kebab}}', type: 'multitext' },
    { name: 'created', value: '{{date|date:YYYY-MM-DD}}', type: 'date' },
    { name: 'yield', value: '{{schema:@Recipe.recipeYield}}', type: 'number' },
    { name: 'rating', value: '4', type: 'number' },
    { name: 'cooked', value: 'false', type: 'checkbox' },
    { name: 'kind', value: 'recipe: "good"', type: 'text' },
    { name: 'icon', value: '{{favicon}}', type: 'text' },
    { name: 'notes', value: '', type: 'text' },
  ],
  triggers: [
    'https://cooking.example/',
    'https://www.food.example/recipes/',
    'schema:@Recipe',
    '/^https:\\/\\/x/',
  ],
  noteNameFormat: '{{title|replace:"/[a-z]+/g":""|safe_name}}',
  path: 'Kitchen/{{site}}',
  vault: 'Home',
};

const CLIP = newClip(
  article({
    url: 'https://cooking.example/soup',
    title: 'Soup',
    authors: ['Ana Ruiz', 'Bo Li'],
    siteName: 'Good Food',
  }),
  { tags: ['warm'] },
  { id: 'abcdefgh', canonicalUrl: 'https://cooking.example/soup', revision: 'r0000000' },
  momentOf(makeStamp(Date.UTC(2026, 4, 4), 0, 'a')),
);

const read = (given: object) => readObsidianTemplates(JSON.stringify(given));

test('an imported template makes the same note as Obsidian Web Clipper', () => {
  const [made] = read(THEIRS) ?? [];
  if (!made) throw new Error('not read');
  expect(templateProblems(made.template)).toEqual([]);
  const page = {
    'schema:@Recipe:recipeIngredient': ['leek', 'salt'],
    'schema:@Recipe.recipeYield': '4 servings',
    'selector:h2.step': ['Chop', 'Boil'],
  };
  const file = markdownFile(CLIP, {
    html: '<p>Cook it.</p>',
    template: made.template,
    words: { highlights: 'Highlights' },
    page,
  });
  const [, front = '', body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(file.text) ?? [];
  expect(parse(front)).toEqual({
    title: 'Soup',
    author: ['[[Ana Ruiz]]', '[[Bo Li]]'],
    tags: ['clippings', 'good-food'],
    created: '2026-05-04',
    yield: 4,
    rating: 4,
    cooked: false,
    kind: 'recipe: "good"',
  });
  expect(body).toBe('# Soup\n\n\n- leek\n- salt\nChop, BoilCook it.\n#warm\n');
  expect([file.folder, file.name, file.faults]).toEqual(['Kitchen/Good Food', 'Soup', []]);
  expect([made.title, made.hosts]).toEqual(['Recipes', ['cooking.example', 'food.example']]);
});

test('unsupported parts are reported with their position', () => {
  const [made] = read(THEIRS) ?? [];
  const told = made?.lost.map(({ kind, words, place }) => [
    kind,
    words,
    place && `${place.part} ${place.line}:${place.column}`,
  ]);
  expect(told).toEqual([
    ['prompt', '{{"a summary of the page"|blockquote}}', 'body 3:1'],
    ['selector', '{{selector:h2[|join:"\\n"}}', 'body 5:1'],
    ['filter', 'remove_html', 'body 5:47'],
    ['pattern', '/[a-z]+/g', 'name 1:1'],
    ['variable', '{{favicon}}', 'frontMatter 9:1'],
    ['empty', 'notes', 'frontMatter 10:1'],
    ['setting', 'vault: Home', null],
    ['triggerPath', 'https://www.food.example/recipes/', null],
    ['trigger', 'schema:@Recipe', null],
    ['trigger', '/^https:\\/\\/x/', null],
  ]);
});

test('a template that appends to a note creates its own file', () => {
  const [made] =
    read({ ...THEIRS, behavior: 'append-daily', path: 'Daily.md', properties: [] }) ?? [];
  expect(made?.template).not.toHaveProperty('folder');
  expect(made?.lost).toContainEqual({ kind: 'behavior', words: 'append-daily', place: null });
});

test.each([
  ['{{tags|unknown:("a","b)|c")|upper}}', '{{tags|upper}}'],
  ['{{time}} {{language}}', '{{clipped}} {{lang}}'],
  ['{{title|split:,|first}}', '{{title|split:","|first}}'],
  [
    '{{title|slice:0,5}} {{title|list:numbered-task}}',
    '{{title|slice:0,5}} {{title|list:"numbered-task"}}',
  ],
  ['{{title|}}{{title', '{{title'],
])('%s is converted to %s', (theirs, ours) => {
  const [made] = read({ name: 'x', noteNameFormat: '', noteContentFormat: theirs }) ?? [];
  expect(made?.template.body).toBe(ours);
});

test.each([
  '',
  'null',
  '{}',
  '[]',
  '{"name":"x"}',
  '[{"name":1,"noteNameFormat":""}]',
  'x'.repeat(2e6),
])('invalid templates are rejected (%#)', (json) => {
  expect(readObsidianTemplates(json)).toBeNull();
});
