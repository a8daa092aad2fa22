import { expect, test } from 'vitest';
import {
  isPageName,
  pageNamesIn,
  pageSelectorsIn,
  pageValuesOf,
  parsePageValues,
} from '@/lib/clips/page-values';
import type { PageFacts } from '@/lib/clips/page-values';

const FACTS: PageFacts = {
  meta: [
    { by: 'name', name: 'Author', content: ' Ana ' },
    { by: 'property', name: 'og:title', content: 'Soup' },
    { by: 'name', name: 'empty', content: ' ' },
  ],
  jsonLd: [
    'not JSON',
    JSON.stringify({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebPage', name: 'Page' },
        {
          '@type': ['http://schema.org/Recipe', 'Thing'],
          name: 'Leek soup',
          author: [{ name: 'Ana' }, { name: 'Bo' }],
          recipeIngredient: ['leek', 'salt'],
          nutrition: { calories: '240' },
          isFree: true,
        },
      ],
    }),
  ],
};

test.each([
  ['meta:name:author', 'Ana'],
  ['meta:property:og:title', 'Soup'],
  ['schema:name', 'Page'],
  ['schema:@Recipe.name', 'Leek soup'],
  ['schema:@Recipe:name', 'Leek soup'],
  ['schema:@Recipe:author[*].name', ['Ana', 'Bo']],
  ['schema:author[1].name', 'Bo'],
  ['schema:author.name', 'Ana'],
  ['schema:nutrition.calories', '240'],
  ['schema:@Recipe.isFree', true],
  ['schema:recipeIngredient', ['leek', 'salt']],
])('%s yields %j', (name, value) => {
  expect(pageValuesOf(FACTS, [name])).toEqual({ [name]: value });
});

test.each([
  'meta:name:og:title',
  'meta:name:empty',
  'schema:@Movie.name',
  'schema:constructor',
  'schema:__proto__',
  'schema:author[9].name',
  'title',
  `schema:${'x'.repeat(300)}`,
])('%s has no value', (name) => {
  expect(pageValuesOf(FACTS, [name])).toEqual({});
});

test('the names used in templates are found, each once', () => {
  expect(
    pageNamesIn([
      '{{schema:@Recipe:author[*].name|join:", "}} {% if meta:name:author=="x" %}',
      'yield: schema:@Recipe.yield\nmore: {{ schema:@Recipe.yield }} {{selector:h1}}',
    ]),
  ).toEqual([
    'schema:@Recipe:author[*].name',
    'meta:name:author',
    'schema:@Recipe.yield',
    'selector:h1',
  ]);
});

test('page values are limited in length, number and depth', () => {
  const deep: unknown = Array.from({ length: 50 }).reduce<unknown>((of) => ({ a: of }), 'end');
  const facts: PageFacts = {
    meta: Array.from({ length: 100 }, (_each, index) => ({
      by: 'name',
      name: `m${index}`,
      content: 'x'.repeat(1000),
    })),
    jsonLd: [JSON.stringify({ deep, long: 'x'.repeat(6000) })],
  };
  const names = [
    'schema:long',
    'schema:deep',
    ...facts.meta.map(({ name }) => `meta:name:${name}`),
  ];
  const values = pageValuesOf(facts, names);
  expect(values).not.toHaveProperty('schema:long');
  expect(JSON.stringify(values['schema:deep']).length).toBeLessThan(100);
  expect(JSON.stringify(values).length).toBeLessThan(22_000);
  expect(parsePageValues(JSON.stringify(values))).toEqual(values);
});

test.each(['', '[]', 'null', '{"a":'])('unreadable stored values are ignored: %j', (kept) => {
  expect(parsePageValues(kept)).toEqual({});
});

test('selected values are a string or a list of limited length', () => {
  const names = ['selector:h1', 'selector:li', 'selector:none', 'selectorHtml:p'];
  const long = Array.from({ length: 10 }, (_, at) => `${at}`.repeat(1000));
  const selected = [
    { name: 'selector:h1', values: ['Soup'] },
    { name: 'selector:li', values: long },
    { name: 'selector:none', values: [] },
    { name: 'selector:unasked', values: ['x'] },
  ];
  expect(pageValuesOf(FACTS, names, selected)).toEqual({
    'selector:h1': 'Soup',
    'selector:li': long.slice(0, 4),
  });
});

test('selectors in templates are found, up to a limit', () => {
  const template =
    'A selector: of words\n{{ selector:h1 > a?href | upper }}{{selectorHtml:p.box}}{% if selector:b %}{% endif %}';
  const names = ['selector: of words', 'selector:h1 > a?href', 'selectorHtml:p.box', 'selector:b'];
  expect(pageNamesIn([template])).toEqual(names);
  expect(names.every(isPageName)).toBe(true);
  const many = Array.from({ length: 80 }, (_, at) => `selector:h${at}`);
  expect(pageSelectorsIn(['meta:name:author', ...many])).toHaveLength(50);
});
