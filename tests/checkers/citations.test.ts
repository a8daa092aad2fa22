import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CitationStyle } from '@/lib/export/citing/styles';
import { citations } from '@/lib/export/citing/styles';
import { clipOf, ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../unit/articles';
import { exported } from '../unit/export/exporting';
import { fifty } from './fifty';
import { output, saved, scratch } from './tool';

/** Where TeX Live (Debian: texlive-bibtex-extra) installs the styles of the CSL project. */
const STYLES = '/usr/share/texlive/texmf-dist/tex/latex/citation-style-language/styles';

type Change = (text: string) => string;

/** An intended difference: its reason, and how to turn the CSL project's text into ours. */
type Meant = readonly [reason: string, change: Change];

const EVERYWHERE: readonly Meant[] = [
  [
    'who is printed with a space between family and given name keeps it',
    (text) => text.replace(/^川端康成/, '川端 康成'),
  ],
];

/** Intended differences from the CSL project's styles; docs/formats.md gives the reasons. */
const MEANT: Readonly<Record<CitationStyle, readonly Meant[]>> = {
  apa: [
    [
      'retrieved: only of what is made to change (9.16)',
      (text) => text.replace(/ Retrieved \w+ \d+, \d+, from/, ''),
    ],
    [
      'a site that is the author is named once',
      (text) => text.replace('19. World Health Organization. ', '19. '),
    ],
    [
      'the kind of work is named',
      (text) =>
        text.replace('46 [Univ', '46 [Thesis, Univ').replace(' 50. Videos', ' 50 [Video]. Videos'),
    ],
  ],
  mla: [
    ['addresses go without https:// (5.95)', (text) => text.replace('https://a.ex', 'a.ex')],
    [
      'who is author and publisher is named as publisher (5.54)',
      (text) => text.replace(/^World Health Organization\. (?=.*, 19\.)/, ''),
    ],
    ['a film on the web has its day', (text) => text.replace('Videos, 2013', 'Videos, 5 May 2013')],
  ],
  chicago: [
    [
      'particles stay before the name, as APA and MLA have them',
      (text) =>
        text.replace(
          /^(Gaulle|Cruz|Beethoven|Berg|Braun), (\S+) (de la|de|van den|van|von)(?=[,.])/,
          '$3 $1, $2',
        ),
    ],
    [
      'beside a volume the year is enough (14.171)',
      (text) => text.replace(/\((?:April|October 5,) (\d{4})\)/, '($1)'),
    ],
    [
      'a title ends in a full stop where no site follows (14.207)',
      (text) => text.replace(/^(News\. "[^"]*),"/, '$1."'),
    ],
    [
      'a site that is the author is named once',
      (text) => text.replace('19." World Health Organization, ', '19." '),
    ],
    [
      'reports are in italics, as books are (14.220)',
      (text) => text.replace('"Oil and water, 45."', 'Oil and water, 45.'),
    ],
    ['a thesis is named as one (14.224)', (text) => text.replace('46." Univ', '46." Thesis, Univ')],
    [
      'a film on the web has its day',
      (text) => text.replace('Videos, 2013', 'Videos, May 5, 2013'),
    ],
  ],
};

/** Removes what plain text cannot express, and unifies signs that have two forms. */
const plain: Change = (text) =>
  text.replaceAll(/[“”]/g, '"').replaceAll('_', '').replaceAll(/[‘’]/g, "'");

/** Entries with the author's name restored where a line stands for the previous author. */
function named(entries: readonly string[]): string[] {
  let author = '';
  return entries.map((entry) => {
    const [, before = '', rest = ''] = /^(.*?)(\. ".*)$/.exec(entry) ?? [];
    if (!/^(?:---|———)$/.test(before)) {
      author = before;
      return entry;
    }
    return `${author}${rest}`;
  });
}

test.each<[CitationStyle, string]>([
  ['apa', 'apa'],
  ['mla', 'modern-language-association'],
  ['chicago', 'chicago-note-bibliography'],
])('Citations × pandoc --citeproc: fifty references: %s matches %s', async (style, csl) => {
  const db = new ClipDatabase(`fifty-${style}`);
  for (const [index, about] of fifty.entries()) {
    await saveArticle(db, article(about), {}, Date.UTC(2026, 10, 29, 12) + index);
  }
  const path = await saved(scratch(), await exported(db, 'csl'));
  const args = ['--bibliography', path, '--csl', join(STYLES, `${csl}.csl`), '--wrap=none'];
  const said = output(
    'pandoc',
    ['-f', 'markdown', '--citeproc', '-t', 'plain', ...args],
    '---\nnocite: "@*"\n---\n',
  );
  const entries = said.split('\n\n').map((entry) => plain(entry.trim()));
  const theirs = named(entries.filter((entry) => entry !== ''));
  const changed = theirs.map((entry) =>
    [...EVERYWHERE, ...MEANT[style]].reduce((text, [, change]) => change(text), entry),
  );
  const clips = (await db.clips.toArray()).map(clipOf);
  const ours = citations(clips, style).map((pieces) =>
    plain(pieces.map(({ text }) => text).join('')),
  );
  expect(ours).toHaveLength(fifty.length);
  expect(ours.toSorted()).toEqual(changed.toSorted());
});
