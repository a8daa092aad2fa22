// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { NOWHERE } from '@/lib/clips/highlight';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { file, itemsOf } from '../import/files';
import { exportedText } from './exporting';

const db = new ClipDatabase('more-formats');
const AT = Date.UTC(2026, 0, 3);
const URL_OF = 'https://news.example/mexico?a=1&b=2';

beforeAll(async () => {
  await saveArticle(
    db,
    article({
      url: URL_OF,
      title: 'Oil & <gas>\u0001',
      authors: ['Ursula K. Le Guin', 'World Health Organization'],
      doi: '10.1/2',
      standfirst: 'What it *is* about',
      html: '<p>First, [x] and *y*.</p><pre><code>a\n\n- b</code></pre><p>Last.</p>',
      text: 'First, [x] and *y*.\na\n\n- b\nLast.',
      publication: {
        type: 'article-journal',
        container: 'Journal of Ice',
        volume: '7',
        pages: '1–2',
      },
    }),
    {
      note: 'Mine\nand more',
      tags: ['energy/oil', 'to read'],
      highlights: [
        {
          id: 'highlight-1',
          add: {
            createdAt: AT,
            quote: { exact: 'First,\t[x]\nand', prefix: '', suffix: '' },
            anchor: NOWHERE,
          },
          note: 'Which <x>?',
          tags: ['open question'],
        },
      ],
    },
    AT,
  );
});

test('wallabag JSON can be imported with text, tags and annotations', async () => {
  const { format, items } = await itemsOf(file('w.json', await exportedText(db, 'wallabag')));
  expect(format).toBe('wallabag');
  expect(items).toMatchObject([
    {
      url: URL_OF,
      tags: ['energy/oil', 'to read'],
      authors: ['Ursula K. Le Guin', 'World Health Organization'],
      html: expect.stringMatching(/What it \*is\* about[^]*<pre><code>/),
      passages: [{ quote: 'First,\t[x]\nand', note: 'Which <x>?' }],
    },
  ]);
});

test('Zotero RDF is valid XML, and can be imported with names, journal, tags and notes', async () => {
  const text = await exportedText(db, 'zotero');
  const page = new DOMParser().parseFromString(text, 'application/xml');
  expect(page.querySelector('parsererror')).toBeNull();
  const { format, items } = await itemsOf(file('z.rdf', text));
  expect(format).toBe('zotero-rdf');
  expect(items).toMatchObject([
    {
      url: URL_OF,
      title: 'Oil & <gas>',
      authors: ['Ursula K. Le Guin', 'World Health Organization'],
      siteName: 'Journal of Ice',
      doi: '10.1/2',
      tags: ['energy/oil', 'to read'],
      publication: { type: 'article-journal', volume: '7', pages: '1-2' },
    },
  ]);
  expect(items[0]?.note).toContain('Mine');
  expect(items[0]?.note).toContain('Highlight: First,');
});

test('OPML is valid XML, with one link per clip, its note and its highlights', async () => {
  const page = new DOMParser().parseFromString(await exportedText(db, 'opml'), 'application/xml');
  expect(page.querySelector('parsererror')).toBeNull();
  const [clip, highlight] = page.querySelectorAll('outline');
  expect(clip?.getAttribute('url')).toBe(URL_OF);
  expect(clip?.getAttribute('_note')).toBe('Mine\nand more');
  expect(clip?.getAttribute('category')).toBe('/energy/oil,/to read');
  expect(highlight?.getAttribute('text')).toBe('First, [x] and');
});

test('Anki gets one card per highlight, with the note as question and the passage as answer', async () => {
  const lines = (await exportedText(db, 'anki')).trim().split('\n');
  expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(6);
  const [card = '', ...more] = lines.slice(6);
  expect(more).toEqual([]);
  const [guid, front, back, tags] = card.split('\t');
  expect(guid).toMatch(/^tearsheet-[\w-]{16}-highlight-1$/);
  expect(front).toBe('Which &lt;x&gt;?');
  expect(back).toContain('<blockquote>First, [x]<br>and</blockquote>');
  expect(tags).toBe('energy::oil to_read open_question');
});

test('Logseq gets properties, note, highlights and one block per paragraph, with code kept together', async () => {
  const text = await exportedText(db, 'logseq');
  expect(text).toMatch(/^title:: Oil & <gas>/);
  expect(text).toContain('tags:: [[energy/oil]], [[to read]]');
  expect(text).toContain('- Mine\n  and more\n');
  expect(text).toContain('- **What it \\*is\\* about**\n- First');
  expect(text).toContain(
    '  - > First,\t\\[x\\]\n    > and\n    tags:: [[open question]]\n    - Which',
  );
  expect(text).toContain('- ```\n  a\n\n  - b\n  ```\n- Last.');
});
