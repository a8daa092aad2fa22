import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../unit/articles';
import { exported } from '../unit/export/exporting';
import { output, run, saved, scratch } from './tool';

/** Titles with characters that are special to TeX, BibTeX or file systems. */
const TITLES = [
  'Plain',
  'One { open',
  'One } closed',
  '{Paired} {{twice}}',
  '100% of 5 & 6',
  '$x^2_i$ and $5',
  'C# and #1',
  '~/under_score^caret',
  'back\\slash \\emph{no} \\input{/etc/passwd}',
  '"Straight" and “curly” ‘quotes’ it’s',
  "``TeX'' quotes",
  'a -- b --- c – d — e',
  '<b>bold</b> [a] @book{x, title = 1}',
  'Comma, and "and" and others',
  'Über naïve cœur Łódź Ångström',
  'Žluťoučký kůň',
  'Правда',
  'Ends in a backslash \\',
  '@comment{all} the rest',
  '% starts with one',
  'fi fl ffi',
  'x < y > z | w',
  '…and so on…',
];

const DOCUMENT = `\\documentclass{article}
\\usepackage[T1]{fontenc}
\\usepackage{lmodern}
\\input{glyphtounicode}\\pdfgentounicode=1
\\usepackage[paperwidth=100cm,paperheight=50cm,margin=1cm]{geometry}
\\usepackage[backend=biber,style=numeric,sorting=none]{biblatex}
\\DeclareFieldFormat[misc,article,online]{title}{BEGIN#1END}
\\addbibresource{all.bib}
\\begin{document}\\nocite{*}\\printbibliography\\end{document}
`;

/** Titles within the range of the fonts that come with every TeX. */
const LATIN = TITLES.filter((title) => !/\p{Script=Cyrillic}/u.test(title));

async function collection(name: string, titles: readonly string[]): Promise<ClipDatabase> {
  const db = new ClipDatabase(`torture-${name}`);
  for (const [index, title] of titles.entries()) {
    const url = `https://a.example/${index}`;
    const page = article({
      url,
      canonicalUrl: null,
      title,
      authors: ['Ana Ruiz'],
      siteName: title,
    });
    await saveArticle(db, page, { tags: [title], note: title }, 1000 + index);
  }
  return db;
}

/** Applies TeX's ligatures for dashes and quotation marks. */
const typeset = (text: string) =>
  text.replaceAll('---', '—').replaceAll('--', '–').replaceAll('``', '“').replaceAll("''", '”');

const folded = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\. \. \. ?/g, '…')
    .trim();

test('BibTeX × biber and LaTeX: titles are printed unchanged', { timeout: 120_000 }, async () => {
  const folder = scratch();
  await saved(folder, {
    ...(await exported(await collection('latex', LATIN), 'bibtex')),
    name: 'all.bib',
  });
  writeFileSync(join(folder, 'all.tex'), DOCUMENT);
  const latex = () => run('pdflatex', ['-interaction=nonstopmode', 'all.tex'], undefined, folder);
  latex();
  const { out } = run('biber', ['all'], undefined, folder);
  expect(out.split('\n').filter((line) => /^(?:WARN|ERROR)/.test(line))).toEqual([]);
  latex();
  const log = readFileSync(join(folder, 'all.log'), 'utf8');
  expect(log.split('\n').filter((line) => /^!|Missing character/.test(line))).toEqual([]);
  const printed = folded(output('pdftotext', ['-raw', join(folder, 'all.pdf'), '-']));
  const titles = Array.from(printed.matchAll(/BEGIN(.*?)END/g), ([, title = '']) => title);
  expect(titles).toEqual(LATIN.map(typeset).map(folded));
});

test('BibTeX × bibtex and pdfLaTeX: typeset without errors', { timeout: 60_000 }, async () => {
  const folder = scratch();
  await saved(folder, {
    ...(await exported(await collection('classic', LATIN), 'bibtex')),
    name: 'all.bib',
  });
  const source = `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{url}
\\begin{document}\\nocite{*}\\bibliographystyle{plain}\\bibliography{all}\\end{document}
`;
  writeFileSync(join(folder, 'all.tex'), source);
  const latex = () => run('pdflatex', ['-interaction=nonstopmode', 'all.tex'], undefined, folder);
  latex();
  expect(run('bibtex', ['all'], undefined, folder).out).not.toMatch(/error|warning/i);
  latex();
  const log = readFileSync(join(folder, 'all.log'), 'utf8');
  expect(log.split('\n').filter((line) => line.startsWith('!'))).toEqual([]);
});

test('Markdown zip × unzip: all names, in UTF-8', async () => {
  const db = await collection('zip', TITLES);
  const path = await saved(scratch(), await exported(db, 'markdown'));
  const names = output('env', ['LC_ALL=C.UTF-8', 'unzip', '-Z1', path])
    .split('\n')
    .filter((name) => name !== '');
  expect(names).toHaveLength(TITLES.length);
  expect(names).toContain('Über naïve cœur Łódź Ångström.md');
  expect(names).toContain('Правда.md');
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(TITLES.length);
  expect(names.filter((name) => /[<>:"|?*\\/\p{Cc}]|[. ]\.md$/u.test(name))).toEqual([]);
  expect(run('unzip', ['-tq', path]).status).toBe(0);
});
