import { expect, test } from 'vitest';
import { nameOf as cslName } from '@/lib/export/formats/csl-json';
import { authorOf as bibtexName } from '@/lib/export/formats/bibtex';
import { nameOf as risName } from '@/lib/export/formats/ris';
import { cslJson } from '@/lib/import/formats/csl-json';
import { splitName } from '@/lib/export/writing/names';
import { file, itemsOf } from '../import/files';

/** Names as printed, and their forms in BibTeX, RIS and CSL. */
const NAMES: readonly [string, string, string, object][] = [
  ['Ana Ruiz', 'Ruiz, Ana', 'Ruiz, Ana', { family: 'Ruiz', given: 'Ana' }],
  [
    'Martin Luther King Jr.',
    'King, Jr., Martin Luther',
    'King, Martin Luther, Jr.',
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
  ],
  [
    'Sammy Davis, Jr.',
    'Davis, Jr., Sammy',
    'Davis, Sammy, Jr.',
    { family: 'Davis', given: 'Sammy', suffix: 'Jr.', 'comma-suffix': true },
  ],
  [
    'Henry Louis Gates III',
    'Gates, III, Henry Louis',
    'Gates, Henry Louis, III',
    { family: 'Gates', given: 'Henry Louis', suffix: 'III' },
  ],
  [
    'Ursula K. Le Guin',
    'Le Guin, Ursula K.',
    'Le Guin, Ursula K.',
    { family: 'Le Guin', given: 'Ursula K.' },
  ],
  [
    'Vincent van Gogh',
    'van Gogh, Vincent',
    'van Gogh, Vincent',
    { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
  ],
  [
    'Ana de la Cruz Jr.',
    'de la Cruz, Jr., Ana',
    'de la Cruz, Ana, Jr.',
    { family: 'Cruz', given: 'Ana', 'non-dropping-particle': 'de la', suffix: 'Jr.' },
  ],
  ['van der Berg', '{van der Berg}', 'van der Berg', { literal: 'van der Berg' }],
  ['毛沢東', '{毛沢東}', '毛沢東', { literal: '毛沢東' }],
  ['村上 春樹', '村上, 春樹', '村上, 春樹', { family: '村上', given: '春樹' }],
  ['김 철수', '김, 철수', '김, 철수', { family: '김', given: '철수' }],
  ['Plato', '{Plato}', 'Plato', { literal: 'Plato' }],
  [
    'World Health Organization',
    '{World Health Organization}',
    'World Health Organization',
    { literal: 'World Health Organization' },
  ],
  [
    'Smith, Jones & Co.',
    '{Smith, Jones \\& Co.}',
    'Smith Jones & Co.',
    { literal: 'Smith, Jones & Co.' },
  ],
  [
    'The Associated Press',
    '{The Associated Press}',
    'The Associated Press',
    { literal: 'The Associated Press' },
  ],
  [
    "Sinéad O'Connor",
    "O'Connor, Sinéad",
    "O'Connor, Sinéad",
    { family: "O'Connor", given: 'Sinéad' },
  ],
  [
    'Bell Hooks and Friends',
    '{Bell Hooks and Friends}',
    'Bell Hooks and Friends',
    { literal: 'Bell Hooks and Friends' },
  ],
];

test.each(NAMES)('“%s” is written correctly in BibTeX, RIS and CSL', (name, bibtex, ris, csl) => {
  expect(bibtexName(name)).toBe(bibtex);
  expect(risName(name)).toBe(ris);
  expect(cslName(name)).toEqual(csl);
});

test.each(NAMES.filter(([name]) => !name.includes(',')))(
  '“%s” survives a round trip through all three formats',
  async (name, bibtex, ris) => {
    const url = 'https://a.example/1';
    const files = [
      file('x.bib', `@misc{k, title = {T}, author = {${bibtex}}, url = {${url}}}\n`),
      file('x.ris', `TY  - ELEC\r\nTI  - T\r\nAU  - ${ris}\r\nUR  - ${url}\r\nER  - \r\n`),
      file(
        'x.json',
        JSON.stringify([
          { id: '1', type: 'webpage', title: 'T', URL: url, author: [cslName(name)] },
        ]),
      ),
    ];
    for (const each of files) {
      expect((await itemsOf(each)).items).toMatchObject([{ authors: [name] }]);
    }
  },
);

test('CSL names include dropping particles', async () => {
  const author = [
    { family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' },
    { family: 'Davis', given: 'Sammy', suffix: 'Jr.', 'comma-suffix': true },
  ];
  const text = JSON.stringify([{ id: '1', type: 'book', URL: 'https://a.example/1', author }]);
  expect(cslJson.name).toBe('CSL-JSON');
  expect((await itemsOf(file('x.json', text))).items).toMatchObject([
    { authors: ['Ludwig van Beethoven', 'Sammy Davis, Jr.'] },
  ]);
});

test('a name is split regardless of its spaces', () => {
  expect(splitName('  Ana \u00A0 Ruiz ')).toMatchObject({ given: 'Ana', family: 'Ruiz' });
});
