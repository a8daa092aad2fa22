// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { PageSelector } from '@/lib/clips/page-selectors';
import { LONGEST_SELECTED, MOST_SELECTED, pageSelectorOf } from '@/lib/clips/page-selectors';
import { selectParts } from '@/lib/extraction/select-parts';

const pageOf = (body: string) =>
  new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html');

function valuesOf(body: string, name: string): readonly string[] | undefined {
  const selector: PageSelector | null = pageSelectorOf(name);
  return selector ? selectParts(pageOf(body), [selector])[0]?.values : undefined;
}

const RECIPE =
  '<h2 class="step"> Chop </h2><h2 class="step"></h2><h2 class="step">Boil</h2>' +
  '<a href="/a?b" title="is it?now">Link</a><p onclick="x()">Eat <b>hot</b><script>x()</script></p>';

test.each([
  ['selector:h2.step', ['Chop', 'Boil']],
  ['selector: h2.step:first-of-type, b', ['Chop', 'hot']],
  ['selector:a?href', ['/a?b']],
  ['selector:a[title="is it?now"]', ['Link']],
  ['selector:a[title="is it?now"]?title', ['is it?now']],
  ['selector:a?none', []],
  ['selectorHtml:p', ['<p>Eat <b>hot</b></p>']],
  ['selector:h2[', []],
  ['selector:::x', []],
  ['selector:?href', undefined],
  ['selector:', undefined],
  ['title', undefined],
])('“%s” yields the matching values of the page', (name, values) => {
  expect(valuesOf(RECIPE, name)).toEqual(values);
});

test('the number and length of matches are limited', () => {
  const item = `<li>${'x'.repeat(LONGEST_SELECTED * 2)}</li>`;
  const values = valuesOf(item.repeat(500), 'selector:li') ?? [];
  expect(values).toHaveLength(MOST_SELECTED);
  expect(new Set(values.map(({ length }) => length))).toEqual(new Set([LONGEST_SELECTED]));
  const [html = ''] = valuesOf(`<ul>${item.repeat(500)}</ul>`, 'selectorHtml:ul') ?? [];
  expect(html.length).toBeLessThanOrEqual(LONGEST_SELECTED);
});

test('a page whose elements shadow DOM methods can be read', () => {
  const hostile =
    '<img name="querySelectorAll"><form><input name="textContent"><input name="getAttribute">' +
    '<input name="outerHTML">Said</form><h1>Title</h1>';
  expect(valuesOf(hostile, 'selector:h1')).toEqual(['Title']);
  expect(valuesOf(hostile, 'selector:form')).toEqual(['Said']);
  expect(valuesOf(hostile, 'selector:form?action')).toEqual([]);
  expect(valuesOf(hostile, 'selectorHtml:form')).toEqual(['Said']);
});

test('a truncated value does not end in half a surrogate pair', () => {
  const [text = ''] = valuesOf(`<p>${'x'.repeat(LONGEST_SELECTED - 1)}😀</p>`, 'selector:p') ?? [];
  expect(text.isWellFormed()).toBe(true);
});
