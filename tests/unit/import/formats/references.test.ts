import { expect, test } from 'vitest';
import { file, itemsOf } from '../files';

const record = (...lines: string[]) => ['TY  - JOUR', ...lines, 'ER  - ', ''].join('\r\n');

const risItems = async (text: string) => (await itemsOf(file('x.ris', text))).items;

test('RIS: Unicode line separators in a title do not split it', async () => {
  const text = record('TI  - One\u2028two\u2029three', 'UR  - https://a.example/1');
  expect(await risItems(text)).toMatchObject([{ title: 'One two three' }]);
});

test.each(['Provider: An Index\r\nContent: text/plain\r\n\r\n', '1.\r\n', '<1>\r\n', '1. '])(
  'RIS: text before the first record is ignored: “%s”',
  async (head) => {
    const text = head + record('TI  - One', 'UR  - https://a.example/1');
    expect(await itemsOf(file('x.ris', text))).toMatchObject({
      format: 'ris',
      items: [{ title: 'One', url: 'https://a.example/1' }],
    });
  },
);

test('RIS: numbers between records are ignored', async () => {
  const text = `1.\n${record('TI  - One', 'UR  - https://a.example/1')}\n2.\n${record('TI  - Two', 'UR  - https://a.example/2')}`;
  expect(await risItems(text)).toMatchObject([{ title: 'One' }, { title: 'Two' }]);
});

test.each([
  'https://a.example/1; https://b.example/2',
  'https://a.example/1 https://b.example/2',
  'https://a.example/1\r\nUR  - https://b.example/2',
  'https://a.example/1\r\nhttps://b.example/2',
])('RIS: the first of two URLs is the clip’s: %s', async (addresses) => {
  expect(await risItems(record('TI  - One', `UR  - ${addresses}`))).toMatchObject([
    { url: 'https://a.example/1' },
  ]);
});

test('RIS: a DOI takes precedence over a full-text link', async () => {
  const text = record('L2  - https://proxy.example/full', 'DO  - 10.1/x');
  expect(await risItems(text)).toMatchObject([{ url: 'https://doi.org/10.1/x', doi: '10.1/x' }]);
  expect(await risItems(record('L2  - https://a.example/full'))).toMatchObject([
    { url: 'https://a.example/full' },
  ]);
});

const bib = async (fields: string) =>
  (await itemsOf(file('x.bib', `@article{key,\n  ${fields}\n}\n`))).items;

test('BibTeX: symbols are converted, and unknown commands are kept', async () => {
  const title = String.raw`{A $\mu$m of $\Sigma_{i}$ and $\alpha$-rays: \emph{a} \textdoublepipe b \textmu c, 5 $\times$ 3 \unknowncommand d}`;
  expect(await bib(`title = ${title}, url = {https://a.example/1}`)).toMatchObject([
    { title: 'A μm of Σ_i and α-rays: a ‖b µc, 5 × 3 \\unknowncommand d' },
  ]);
});

test.each([
  ['eprint = {2101.00001}, archivePrefix = {arXiv}', 'https://arxiv.org/abs/2101.00001'],
  ['eprint = {hep-th/9901001}', 'https://arxiv.org/abs/hep-th/9901001'],
  ['eprint = {arXiv:2101.00001v2}, eprinttype = {arxiv}', 'https://arxiv.org/abs/2101.00001v2'],
  ['eprint = {12345678}, eprinttype = {pubmed}', 'https://pubmed.ncbi.nlm.nih.gov/12345678/'],
  ['eprint = {4321}, eprinttype = {jstor}', 'https://www.jstor.org/stable/4321'],
  ['eprint = {1/2}, eprinttype = {hdl}', 'https://hdl.handle.net/1/2'],
])('BibTeX: “%s” yields a URL', async (fields, url) => {
  expect(await bib(`title = {T}, ${fields}`)).toMatchObject([{ url }]);
});
