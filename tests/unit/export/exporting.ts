import { Blob as NodeBlob } from 'node:buffer';
import type { Article } from '@/lib/clips/article';
import type { Clip, Draft } from '@/lib/clips/clip';
import type { ExportFormat, Selection } from '@/lib/export/format';
import type { MarkdownSource } from '@/lib/export/formats/markdown';
import { markdownFile } from '@/lib/export/formats/markdown';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import type { MarkdownTemplate } from '@/lib/export/standard-template';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import type { ExportFile, ExportOptions } from '@/lib/export/run';
import { exportFile } from '@/lib/export/run';
import { sanitise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';

// jsdom's Blob cannot be read as a stream.
Object.assign(globalThis, { Blob: NodeBlob });

/** Options for exports in tests. */
export function optionsFor(change: Partial<ExportOptions> = {}): ExportOptions {
  return {
    selection: 'all',
    title: 'Energy & oil',
    language: 'en',
    words: {
      contents: 'Contents',
      notes: 'Notes',
      highlights: 'Highlights',
      highlightsAndNotes: 'Highlights and notes',
      source: 'Original page',
      clipped: 'Clipped on',
      image: 'Image',
    },
    templateFor: () => DEFAULT_TEMPLATE,
    settings: {},
    sanitise,
    now: Date.UTC(2026, 0, 2),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...change,
  };
}

export function formatOf(id: ExportFormat['id']): ExportFormat {
  const format = EXPORT_FORMATS.find((each) => each.id === id);
  if (!format) throw new Error(`No format ${id}`);
  return format;
}

/** Exports as the library does. */
export function exported(
  db: ClipDatabase,
  id: ExportFormat['id'],
  selection: Selection = 'all',
  change: Partial<ExportOptions> = {},
): Promise<ExportFile> {
  return exportFile(db, formatOf(id), optionsFor({ selection, ...change }));
}

/** The text of a single-file export. */
export async function exportedText(...args: Parameters<typeof exported>): Promise<string> {
  return (await exported(...args)).blob.text();
}

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Clips that are hard to export: accents, braces, markup, formulas, tables, code. */
export const HARD: readonly { readonly article: Partial<Article>; readonly draft: Draft }[] = [
  {
    article: {
      url: 'https://a.example/über?x=1&y={2}%20_~#top',
      canonicalUrl: null,
      title: 'Über {Braces}, $5 & 100% “quotes” <b>of</b> C_2^x \\ ~tilde #1',
      authors: ['Paloma Durán', 'Ana de la Cruz', 'World Health Organization', 'Ødegård'],
      siteName: 'News & Example',
      publishedAt: '2021-07-26T09:28:00+02:00',
      doi: null,
      html:
        '<h2>Part &amp; parcel</h2><p>A <b>bold</b> <a href="https://a.example/(x)_y?a=1&amp;b=2">link *here*</a>.</p>' +
        '<table><caption>T</caption><thead><tr><th>a|b</th><th>c</th></tr></thead><tbody><tr><td>1</td><td><code>x|y</code></td></tr></tbody></table>' +
        '<pre><code class="language-ts">const a = `x`;\n\n  ```\n&lt;b&gt;\n</code></pre>' +
        `<figure><img src="data:image/png;base64,${PIXEL}" alt="A pixel"><figcaption>Photo: Ana</figcaption></figure>` +
        '<p>x<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><section><hr><ol><li id="fn:1"><p>The note. <a href="#fnref:1">↩</a></p></li></ol></section>',
      text: 'Part & parcel\nA bold link here.',
    },
    draft: { tags: ['energy/oil', 'two words'], note: '=HYPERLINK("x")\nsecond "line", end' },
  },
  {
    article: {
      url: 'https://b.example/2',
      canonicalUrl: null,
      title: '=1+1',
      authors: ['Müller'],
      siteName: null,
      publishedAt: '2020',
      doi: '10.1000/182',
      excerpt: '-2+3',
      leadImage: null,
      html: '<p>Right <img src="https://b.example/i.jpg" alt="remote"> to the point.</p>',
      text: 'Right to the point.',
    },
    draft: {},
  },
  {
    article: {
      url: 'https://c.example/3',
      canonicalUrl: null,
      title: 'قصة قصيرة',
      authors: [],
      publishedAt: null,
      lang: 'ar',
      dir: 'rtl',
      excerpt: null,
      leadImage: null,
      html: '<p>نص <math display="inline"><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></p>',
      text: 'نص',
    },
    draft: { note: 'ملاحظة' },
  },
  {
    article: {
      url: 'https://d.example/4',
      canonicalUrl: null,
      title: 'A link alone',
      html: '',
      text: '',
      excerpt: 'Only this.',
      wordCount: 0,
    },
    draft: {},
  },
];

/** Saves the hard clips, a minute apart. */
export async function saveHardClips(db: ClipDatabase): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, each] of HARD.entries()) {
    const now = Date.UTC(2026, 0, 1) + index * 60_000;
    ids.push((await saveArticle(db, article(each.article), each.draft, now)).clip.id);
  }
  return ids;
}

/** A clip's Markdown file, without values selected from its page. */
export const clipToMarkdown = (
  { clip }: { readonly clip: Clip },
  html: string | null,
  template: MarkdownTemplate,
  words: MarkdownSource['words'],
): string => markdownFile(clip, { html, template, words }).text;
