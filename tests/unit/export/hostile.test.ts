// @vitest-environment jsdom
import { Marked } from 'marked';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { NOWHERE } from '@/lib/clips/highlight';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import { fileName } from '@/lib/export/writing/file-name';
import { htmlToMarkdown } from '@/lib/export/writing/html-to-markdown';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { rowsOf } from '../import/files';
import { exported, exportedText } from './exporting';

const db = new ClipDatabase('hostile values');

/** Values that an attacker may have sent: valid strings, but hostile ones. */
const TITLES = ['Half a pair \uD83D of it', 'A brace } too many', 'One { open', 'Plain'];

beforeAll(async () => {
  for (const [at, title] of TITLES.entries()) {
    const url = `https://a.example/${at}`;
    const tags = ['line\nbreak', 'ER  - \r\nTY  - JOUR'];
    const quote = { exact: 'the oil', prefix: '', suffix: '' };
    const add = { createdAt: Date.now(), quote, anchor: NOWHERE };
    const draft = { tags, highlights: [{ id: `highlight-${at}`, add }] };
    await saveArticle(db, article({ url, canonicalUrl: url, title }), draft, Date.now());
  }
});

test.each(EXPORT_FORMATS.map(({ id }) => id))('%s contains every clip', async (id) => {
  const { blob } = await exported(db, id);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = isZip
    ? Object.values(unzipSync(bytes))
        .map((file) => strFromU8(file))
        .join('\n')
    : strFromU8(bytes);
  for (const at of TITLES.keys()) expect(text).toContain(`https://a.example/${at}`);
});

test.each(['bibtex', 'ris'] as const)('%s has one entry for each clip', async (id) => {
  const text = await exportedText(db, id);
  const rows = await rowsOf({ name: `x.${id}`, blob: new Blob([text]) });
  expect(rows.map((row) => ('item' in row ? row.item.url : row))).toEqual(
    TITLES.map((_title, at) => `https://a.example/${at}`),
  );
  expect(text.toWellFormed()).toBe(text);
});

test('braces in BibTeX are balanced, including those after a backslash', async () => {
  let depth = 0;
  for (const entry of (await exportedText(db, 'bibtex')).split('\n\n')) {
    for (const char of entry) {
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  }
});

test.each(['漢'.repeat(300), '👩‍👩‍👧‍👦'.repeat(40), 'a'.repeat(300), `${'é'.repeat(120)} x`])(
  'a file name leaves room for a number and an extension in 255 bytes',
  (title) => {
    const name = fileName(title);
    expect(new TextEncoder().encode(`${name} 100000.html`).length).toBeLessThanOrEqual(255);
    expect(name.endsWith('\u200D')).toBe(false);
  },
);

test.each([
  String.raw`\text{<img src=x onerror=alert(1)>}`,
  String.raw`\text{</script><script>alert(1)</script>}`,
  String.raw`\text{<!--} a<b`,
  String.raw`\text{[click](javascript:alert(1))}`,
  String.raw`\text{![x](track.png)}`,
])('TeX is plain text to a Markdown reader without support for formulas: %s', async (tex) => {
  const escaped = tex.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  for (const display of ['inline', 'block']) {
    const markdown = htmlToMarkdown(
      `<p>So: <math display="${display}" alttext="${escaped}"><mi>x</mi></math></p>`,
    );
    const shown = document.createElement('div');
    shown.innerHTML = await new Marked({ gfm: true }).parse(markdown);
    expect(shown.querySelectorAll('p *:not(br)')).toHaveLength(0);
    expect(shown.textContent).toContain('\\text');
  }
});
