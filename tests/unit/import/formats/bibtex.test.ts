import { expect, test } from 'vitest';
import { file, rowsOf } from '../files';

const itemOf = async (fields: string) => {
  const [row] = await rowsOf(
    file('x.bib', `@misc{key,\n${fields},\n url = {https://a.example/1}}`),
  );
  return row && 'item' in row ? row.item : row;
};

test.each([
  [
    String.raw`{\'e}\`{a} \^o \~n \"{\i} \v{c} \c c \k{a} \r a \H{o} \.z \=a`,
    'éà ô ñ ï č ç ą å ő ż ā',
  ],
  [String.raw`\ss\ {\o}\L{} \aa \OE uvre \AE{}sop`, 'ß øŁ åŒuvre Æsop'],
  [
    String.raw`50\,\% \& \$5 \#1 a\_b \{x\} \textbackslash{}n \textasciitilde{}`,
    '50 % & $5 #1 a_b {x} \\n ~',
  ],
  ["``Quoted'' -- and --- dashed~here", '“Quoted” – and — dashed here'],
  [String.raw`\emph{Very} \textbf{bold {NASA}} $x^2$`, 'Very bold NASA x^2'],
  [String.raw`A <b> tag \&amp; more`, 'A <b> tag &amp; more'],
])('BibTeX: %s is read as %s', async (tex, title) => {
  expect(await itemOf(`title = {${tex}}`)).toMatchObject({ title });
});

test('BibTeX: names in any order are parsed', async () => {
  const author =
    'Ruiz, Ana and Juan de la Cruz and de la Cruz, Jr., Juan and {Barnes and Noble, Inc.} and others';
  expect(await itemOf(`author = {${author}}`)).toMatchObject({
    authors: ['Ana Ruiz', 'Juan de la Cruz', 'Juan de la Cruz Jr.', 'Barnes and Noble, Inc.'],
  });
});

test('BibTeX: strings, concatenation, months, comments, quotes and parentheses are parsed', async () => {
  const bib = `% a comment
@STRING(who = "Ana " # "Ruiz")
@preamble{"\\newcommand{x}"}
@Article(key, % of the paper
  Title = "A {"}quoted{"} word" # { and more},
  author = who, year = 2020, month = "March",
  howpublished = {\\url{https://a.example/a\\_b}}
)
@book{next, title = {Next}, year = 1999, month = 7, url = "https://a.example/2"}`;
  const rows = await rowsOf(file('x.bib', bib));
  expect(rows).toMatchObject([
    {
      item: {
        url: 'https://a.example/a_b',
        title: 'A "quoted" word and more',
        authors: ['Ana Ruiz'],
        publishedAt: '2020-03',
      },
    },
    { item: { url: 'https://a.example/2', title: 'Next', publishedAt: '1999-07' } },
  ]);
});

test.each(['title = {{a}', 'title {a}', '= {a}', 'title =', 'title = {a} year = 1'])(
  'BibTeX: “%s” is rejected with its position',
  async (fields) => {
    expect(await rowsOf(file('x.bib', `@misc{key, ${fields}\n`))).toMatchObject([
      { problem: 'invalid', detail: expect.stringMatching(/at character \d+ of: @misc/) },
    ]);
  },
);

test('BibTeX: a million nested braces can be parsed', async () => {
  const deep = `@misc{key, title = ${'{'.repeat(1e6)}a${'}'.repeat(1e6)}, url = {https://a.example/1}}`;
  expect(await rowsOf(file('x.bib', deep))).toMatchObject([{ item: { title: 'a' } }]);
});
