// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { sanitise, serialise } from '../../../lib/extraction/output/sanitise';

const clean = (html: string): string => serialise(sanitise(html));

it.each([
  '<ol start="3"><li value="5">One</li></ol>',
  '<table><tbody><tr><td colspan="2" rowspan="3">One</td></tr></tbody></table>',
  '<p lang="ar" dir="rtl">One</p>',
  '<time datetime="2021-07-26">26 July</time>',
  '<details open=""><summary>One</summary>Two</details>',
  '<img src="https://gull.example/a.jpg" alt="A mole" width="640" height="480">',
  '<math display="block" alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>',
])('keeps the meaningful attributes of %s', (html) => expect(clean(html)).toBe(html));

it.each([
  '<a href="javascript:x()">One</a>',
  '<img src="javascript:x()">',
  '<blockquote cite="javascript:x()">One</blockquote>',
  '<a href="vbscript:x()">One</a>',
  '<img srcset="javascript:x() 1x">',
  '<p style="color: red" onclick="x()">One</p>',
])('removes scripts and styles from %s', (html) => {
  expect(clean(html)).not.toMatch(/script:|style|onclick/);
});

it('keeps customised built-in elements as plain ones', () => {
  expect(clean('<div is="flow-block" onclick="x()"><p is="a-b">One</p></div>')).toBe(
    '<div><p>One</p></div>',
  );
});
