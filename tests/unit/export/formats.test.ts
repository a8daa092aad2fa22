// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { NOWHERE } from '@/lib/clips/highlight';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import { linkTo } from '@/lib/export/copy';
import { splitName } from '@/lib/export/writing/names';
import { ClipDatabase } from '@/lib/store/database';
import { editClips } from '@/lib/store/save';
import { exported, exportedText, HARD, saveHardClips } from './exporting';

const HIGHLIGHTS = [
  {
    id: 'highlight-1',
    add: {
      createdAt: Date.UTC(2026, 0, 3),
      quote: { exact: 'Right <to>', prefix: '', suffix: ' the point.' },
      anchor: { revision: 'r0000000', start: 0, end: 10 },
    },
    colour: 'green' as const,
    note: 'Says who?\nAnd why?',
  },
  {
    id: 'highlight-2',
    add: { createdAt: 0, quote: { exact: 'lost', prefix: '', suffix: '' }, anchor: NOWHERE },
  },
];

const db = new ClipDatabase('formats');
let ids: string[];

beforeAll(async () => {
  ids = await saveHardClips(db);
  const [, , , last = ''] = ids;
  await editClips(db, [last], { archived: true }, Date.UTC(2026, 1, 1));
  const [, second = ''] = ids;
  await editClips(db, [second], { highlights: HIGHLIGHTS }, Date.UTC(2026, 1, 1));
});

const unzipped = async (...args: Parameters<typeof exported>) => {
  const { name, blob } = await exported(...args);
  expect(name).toMatch(/\.(?:zip|epub)$/);
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([path, data]) => [path, strFromU8(data)]));
};

test('Markdown has one file per clip, with its images next to it', async () => {
  const files = await unzipped(db, 'markdown');
  const [first = '', image = '', ...rest] = Object.keys(files);
  expect(first).toBe('Über {Braces}, $5 & 100% “quotes” b of b C_2 x ~tilde 1.md');
  expect(image).toMatch(/^images\/[0-9a-f]{16}\.png$/);
  expect(rest).toEqual(['=1+1.md', 'قصة قصيرة.md', 'A link alone.md']);
  expect(files[first]).toContain(`![A pixel](${image})`);
  expect(files[first]).toContain('- energy/oil\n  - two-words\n');
});

test('a single clip is a single file in every format', async () => {
  const [, second = ''] = ids;
  for (const format of EXPORT_FORMATS) {
    const { name, blob } = await exported(db, format.id, [second]);
    expect(name).toMatch(new RegExp(`\\.${format.extension}$`));
    expect(blob.size).toBeGreaterThan(0);
  }
});

test('HTML pages load nothing, and an index lists them, newest first', async () => {
  const files = await unzipped(db, 'html');
  expect(Object.keys(files).filter((path) => path.startsWith('clips/'))).toHaveLength(4);
  const index = new DOMParser().parseFromString(files['index.html'] ?? '', 'text/html');
  expect(index.querySelector('h1')?.textContent).toBe('Energy & oil');
  const links = Array.from(index.querySelectorAll('li a'), (link) => link.getAttribute('href'));
  expect(links.map((href) => decodeURIComponent(href ?? '')).toReversed()).toEqual(
    Object.keys(files).filter((path) => path.startsWith('clips/')),
  );
  for (const html of Object.values(files)) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
    const loading = page.querySelectorAll('script,link,iframe,[src]:not([src^="data:"]),[srcset]');
    expect(Array.from(loading, (each) => each.outerHTML)).toEqual([]);
  }
  expect(Object.values(files).join('')).toContain('<a href="https://b.example/i.jpg">remote</a>');
});

test('CSV contains no formulas that a spreadsheet would run', async () => {
  const text = await exportedText(db, 'csv');
  expect(text.split('\r\n')).toHaveLength(6);
  const { data, errors } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(4);
  expect(data[0]).toMatchObject({
    title: HARD[0]?.article.title,
    authors: 'Paloma Durán; Ana de la Cruz; World Health Organization; Ødegård',
    tags: 'energy/oil, two words',
    note: '\'=HYPERLINK("x")\nsecond "line", end',
  });
  expect(data[1]).toMatchObject({ title: "'=1+1", excerpt: "'-2+3", doi: '10.1000/182' });
  expect(text).not.toMatch(/(?:^|,|\r\n)"?[=+@-]/);
});

test('annotations have the properties that the Web Annotation model requires', async () => {
  const page = JSON.parse(await exportedText(db, 'annotations'));
  expect(page).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationPage',
  });
  expect(page.items).toHaveLength(4);
  for (const item of page.items) {
    expect(item).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
    });
    expect(() => new URL(item.id)).not.toThrow();
    for (const { source } of [item.target].flat())
      expect(() => new URL(source.id ?? source)).not.toThrow();
    for (const body of item.body ?? [])
      expect(body).toMatchObject({ type: 'TextualBody', value: expect.any(String) });
  }
});

test('annotations select a highlight by its text, and by its position if known', async () => {
  const [, second = ''] = ids;
  const page = JSON.parse(await exportedText(db, 'annotations', [second]));
  const [first, lost] = page.items;
  expect(first).toMatchObject({
    id: `urn:tearsheet:${second}:highlight:highlight-1`,
    motivation: 'highlighting',
    created: '2026-01-03T00:00:00.000Z',
    body: [{ value: 'Says who?\nAnd why?', purpose: 'commenting' }],
    target: [
      {
        source: 'https://b.example/2',
        styleClass: 'green',
        selector: {
          type: 'TextQuoteSelector',
          exact: 'Right <to>',
          prefix: '',
          suffix: ' the point.',
        },
      },
      {
        source: { type: 'Text', format: 'text/plain' },
        selector: { type: 'TextPositionSelector', start: 0, end: 10 },
      },
    ],
  });
  expect(first.target[1].source.id).toMatch(new RegExp(`^urn:tearsheet:${second}:text:[\\w-]+$`));
  expect(first.stylesheet.value).toContain(`.${first.target[0].styleClass} `);
  expect(lost.body).toBeUndefined();
  expect(lost.target.selector).toEqual({
    type: 'TextQuoteSelector',
    exact: 'lost',
    prefix: '',
    suffix: '',
  });
});

test('highlights and their notes are in every readable format', async () => {
  const [, second = ''] = ids;
  const markdown = await exportedText(db, 'markdown', [second]);
  expect(markdown).toContain(
    '\n\n## Highlights\n\n> Right \\<to\\>\n\nSays who?\nAnd why?\n\n> lost\n',
  );
  const page = new DOMParser().parseFromString(
    await exportedText(db, 'html', [second]),
    'text/html',
  );
  const quotes = Array.from(page.querySelectorAll('section blockquote'), (each) => [
    each.className,
    each.textContent,
  ]);
  expect(quotes).toEqual([
    ['green', 'Right <to>'],
    ['yellow', 'lost'],
  ]);
  const notes = (await unzipped(db, 'epub', [second]))['book/notes.xhtml'] ?? '';
  expect(notes).toContain('<p>Right &lt;to&gt;</p>');
  expect(notes).toContain('<p>Says who?</p><p>And why?</p>');
  const [row] = Papa.parse<Record<string, string>>(await exportedText(db, 'csv', [second]), {
    header: true,
  }).data;
  expect(row?.highlights).toBe('Highlight: Right <to>\nNote: Says who?\nAnd why?\nHighlight: lost');
});

test('EPUB begins with an uncompressed mimetype file', async () => {
  const { blob } = await exported(db, 'epub');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  expect(strFromU8(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
  const files = await unzipped(db, 'epub');
  expect(files['book/notes.xhtml']).toContain('ملاحظة');
  expect(Object.keys(files).filter((path) => path.endsWith('.png'))).toHaveLength(1);
});

test('plain text has title, metadata, text and highlights', async () => {
  const [, second = ''] = ids;
  expect(await exportedText(db, 'text', [second])).toBe(
    '=1+1\n\nMüller · 2020\n\nhttps://b.example/2\n\nRight to the point.\n\n' +
      'Highlights:\n\n“Right <to>”\n\nSays who?\nAnd why?\n\n“lost”\n',
  );
});

test('clips in the trash are only in the backup', async () => {
  const other = new ClipDatabase('trashed');
  const [first = ''] = await saveHardClips(other);
  await editClips(other, [first], { deleted: true }, Date.UTC(2026, 1, 1));
  expect((await exportedText(other, 'csl')).split('\n').length - 3).toBe(3);
  expect(JSON.parse(await exportedText(other, 'backup')).clips).toHaveLength(4);
});

test('an empty collection yields a valid file', async () => {
  const empty = new ClipDatabase('nothing');
  expect(JSON.parse(await exportedText(empty, 'csl'))).toEqual([]);
  expect(JSON.parse(await exportedText(empty, 'backup')).clips).toEqual([]);
  expect(await exportedText(empty, 'bibtex')).toBe('');
});

test('the export reports progress, and hands out nothing once aborted', async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const running = exported(db, 'markdown', 'all', {
    signal: stop.signal,
    onProgress: (done, total) => {
      seen.push(done, total);
      stop.abort();
    },
  });
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toEqual([1, 4]);
});

test.each([
  ['Paloma Durán', { given: 'Paloma', particle: '', family: 'Durán' }],
  ['Ana de la Cruz', { given: 'Ana', particle: 'de la', family: 'Cruz' }],
  ['World Health Organization', { literal: 'World Health Organization' }],
  ['Ødegård', { literal: 'Ødegård' }],
  ['AP', { literal: 'AP' }],
])('%s is split as %j', (name, split) => {
  expect(splitName(name)).toMatchObject(split);
});

test('a link is copied as HTML and as Markdown', () => {
  expect(linkTo({ title: 'A [b] <c>', url: 'https://a.example/(x)?a&b' })).toEqual({
    html: '<a href="https://a.example/(x)?a&amp;b">A [b] &lt;c&gt;</a>',
    text: '[A \\[b\\] <c>](https://a.example/%28x%29?a&b)',
  });
});
