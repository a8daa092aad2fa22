import { expect, test } from 'vitest';
import { render } from '@/lib/export/templates/evaluate';
import { FILTERS } from '@/lib/export/templates/filters';
import type { Value } from '@/lib/export/templates/value';

const AUTHORS = ['Ana Ruiz', 'Bo Li', 'Ana Ruiz'];
const HIGHLIGHTS = [
  { text: 'One | two\nthree', note: 'why' },
  { text: 'Four', note: '' },
];

/** For each filter: a value, the filter as written in templates, and the result. */
const CASES: Readonly<Record<string, readonly (readonly [Value, string, string])[]>> = {
  blockquote: [
    ['a\n\nb', 'blockquote', '> a\n>\n> b'],
    [HIGHLIGHTS, 'blockquote', '> One | two\n> three\n\n> Four'],
  ],
  callout: [
    ['a\nb', 'callout', '> [!info]\n> a\n> b'],
    ['a', 'callout:("quote", "He said", true)', '> [!quote]- He said\n> a'],
    ['a', 'callout:"tip":"T":false', '> [!tip]+ T\n> a'],
  ],
  camel: [['The oil price', 'camel', 'theOilPrice']],
  capitalize: [['éTUDE one', 'capitalize', 'Étude one']],
  date: [
    ['2026-05-03T09:08:07+02:00', 'date', '2026-05-03'],
    [
      '2026-05-03T21:08:07+02:00',
      'date:"dddd, D MMMM YYYY, h:mm A"',
      'Sunday, 3 May 2026, 9:08 PM',
    ],
    ['2026-05-03', 'date:"YY/M/D [at] HH.mm ddd MMM"', '26/5/3 at 00.00 Sun May'],
    [['2026-01-01', '2026-01-12', '2026-01-22'], 'date:"Do"|join:" "', '1st 12th 22nd'],
    ['2021-07', 'date:"MMMM YYYY"', 'July 2021'],
    ['2021-02-31', 'date', '2021-02-31'],
    ['long ago', 'date', 'long ago'],
  ],
  default: [
    [null, 'default:"none"', 'none'],
    ['', 'default:"none"', 'none'],
    [0, 'default:"none"', '0'],
    ['x', 'default:"none"', 'x'],
  ],
  first: [
    [AUTHORS, 'first', 'Ana Ruiz'],
    [[], 'first', ''],
  ],
  footnote: [[HIGHLIGHTS, 'footnote', '[^1]: One | two\n    three\n\n[^2]: Four']],
  image: [
    [
      'https://a.example/i (1).jpg',
      'image:"A [map]"',
      '![A \\[map\\]](https://a.example/i%20%281%29.jpg)',
    ],
    [null, 'image', ''],
  ],
  join: [
    [AUTHORS, 'join:"; "', 'Ana Ruiz; Bo Li; Ana Ruiz'],
    [AUTHORS, 'join', 'Ana Ruiz,Bo Li,Ana Ruiz'],
    ['one', 'join:"; "', 'one'],
  ],
  kebab: [['The oilPrice, 2021', 'kebab', 'the-oil-price-2021']],
  last: [[['a', 'b'], 'last', 'b']],
  length: [
    [AUTHORS, 'length', '3'],
    ['🗼a', 'length', '2'],
  ],
  link: [
    ['https://a.example/(x)', 'link:"here"', '[here](https://a.example/%28x%29)'],
    ['https://a.example/', 'link', '[https://a.example/](https://a.example/)'],
  ],
  list: [
    [['a', 'b\nc'], 'list', '- a\n- b\n  c'],
    [['a', 'b'], 'list:numbered', '1. a\n2. b'],
    [['a'], 'list:task', '- [ ] a'],
    [['a'], 'list:"numbered-task"', '1. [ ] a'],
    [['a'], 'list:constructor', '- a'],
  ],
  lower: [['ÄB', 'lower', 'äb']],
  merge: [
    [['a'], 'merge:("b","c")|join', 'a,b,c'],
    [null, 'merge:"b"', 'b'],
  ],
  nth: [
    [['a', 'b'], 'nth:2', 'b'],
    [['a', 'b'], 'nth:3', ''],
    ['a', 'nth:2', 'a'],
  ],
  number: [
    ['about 4.5 stars', 'number', '4.5'],
    ['none', 'number', ''],
  ],
  pascal: [['the oil price', 'pascal', 'TheOilPrice']],
  replace: [
    ['banana', 'replace:"a":"o"', 'bonono'],
    ['banana', 'replace:("b":"m","n":"l")', 'malala'],
    ['b.a.d', "replace:'.'", 'bad'],
    ['abc', 'replace:"":"x"', 'abc'],
    ['a $& b', 'replace:"b":"$&"', 'a $& $&'],
    [['a', 'ba'], 'replace:"a":"o"|join', 'o,bo'],
  ],
  reverse: [
    [['a', 'b'], 'reverse|join', 'b,a'],
    ['a🗼', 'reverse', '🗼a'],
  ],
  round: [
    ['3.14159', 'round:2', '3.14'],
    ['2.5', 'round', '3'],
    ['two', 'round:1', 'two'],
    ['1', 'round:999', '1'],
  ],
  safe_name: [['A/B: "C"?', 'safe_name', 'A B C']],
  slice: [
    ['abcdef', 'slice:1,3', 'bc'],
    ['abcdef', 'slice:-2', 'ef'],
    [AUTHORS, 'slice:0,2|join', 'Ana Ruiz,Bo Li'],
  ],
  snake: [['The oilPrice', 'snake', 'the_oil_price']],
  split: [
    ['a, b', 'split:", "|last', 'b'],
    ['ab', 'split|join:"-"', 'a-b'],
  ],
  strip_md: [
    ['## A **bold** [link](https://a.example/) and `code`', 'strip_md', 'A bold link and code'],
    ['> ![alt](x.png) snake_case *it* \\# no', 'strip_md', 'alt snake_case it # no'],
  ],
  strip_tags: [['<p class="a">A <b>bold</b> 1 < 2</p>', 'strip_tags', 'A bold 1 < 2']],
  table: [
    [
      HIGHLIGHTS,
      'table',
      '| text | note |\n| --- | --- |\n| One \\| two<br>three | why |\n| Four |  |',
    ],
    [['a', 'b', 'c'], 'table:"A":"B"', '| A | B |\n| --- | --- |\n| a | b |\n| c |  |'],
    [['a'], 'table', '| Value |\n| --- |\n| a |'],
  ],
  template: [
    [HIGHLIGHTS, 'template:"${note}: ${text}\\n"', 'why: One | two\nthree\n\n\n: Four\n'],
    [['a', 'b'], 'template:"of ${str}"', 'of a\n\nof b'],
    ['x', 'template:"${str.constructor}${__proto__}${}!"', 'x!'],
  ],
  title: [['the king’s oil élan', 'title', 'The King’s Oil Élan']],
  trim: [[' a\n', 'trim', 'a']],
  uncamel: [['theOilPrice', 'uncamel', 'the oil price']],
  unique: [[AUTHORS, 'unique|join', 'Ana Ruiz,Bo Li']],
  upper: [
    ['straße', 'upper', 'STRASSE'],
    [['a', 'b'], 'upper|join', 'A,B'],
  ],
  wikilink: [
    ['Ana [Ruiz] #1', 'wikilink', '[[Ana Ruiz 1]]'],
    [['a', 'b'], 'wikilink|join:", "', '[[a]], [[b]]'],
    ['a', 'wikilink:"shown"', '[[a|shown]]'],
    ['', 'wikilink', ''],
  ],
};

const rows = Object.entries(CASES).flatMap(([name, cases]) =>
  cases.map(([value, filter, wanted]) => ({ name, value, filter, wanted })),
);

test.each(rows)('$value | $filter', ({ value, filter, wanted }) => {
  expect(render(`{{x|${filter}}}`, { x: () => value })).toBe(wanted);
});

test('every filter is tested', () => {
  expect(Object.keys(CASES)).toEqual(Object.keys(FILTERS));
});
