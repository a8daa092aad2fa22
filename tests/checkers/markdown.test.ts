import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { htmlToMarkdown } from '@/lib/export/writing/html-to-markdown';
import { sanitise, serialise } from '@/lib/extraction/output/sanitise';
import { exported } from '../unit/export/exporting';
import { keptOf } from '../unit/export/round-trip';
import { hardCollection } from './collection';
import { output } from './tool';

const GFM = 'gfm+yaml_metadata_block+footnotes+tex_math_dollars';
const ARGUMENTS = ['-f', GFM, '-t', 'html', '--wrap=none', '--no-highlight', '--mathml'];

test('Markdown × pandoc and a YAML parser: every file is read', { timeout: 120_000 }, async () => {
  const db = await hardCollection('markdown');
  const { blob } = await exported(db, 'markdown');
  const files = Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer())));
  const texts = files.filter(([path]) => path.endsWith('.md'));
  expect(texts.length).toBe(await db.clips.count());
  const titles = new Set((await db.clips.toArray()).map((clip) => clip.title));
  for (const [, bytes] of texts) {
    const text = strFromU8(bytes);
    const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
    expect(titles).toContain(parse(front).title);
    const json = JSON.parse(output('pandoc', ['-f', GFM, '-t', 'json'], text));
    expect(Object.keys(json.meta)).toContain('title');
    expect(json.blocks.length).toBeGreaterThan(0);
  }
});

/** HTML without the marks and back links of footnotes, which each renderer draws in its own way. */
function withoutMarks(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const link of body.querySelectorAll('a[href^="#fn"]')) link.remove();
  return body.innerHTML;
}

test(
  'Markdown × pandoc: its HTML has the text, links, tables and code',
  { timeout: 120_000 },
  async () => {
    const db = await hardCollection('round-trip');
    const contents = await db.contents.toArray();
    expect(contents.length).toBeGreaterThan(10);
    for (const { html, clipId } of contents) {
      const clean = serialise(sanitise(html));
      const back = keptOf(withoutMarks(output('pandoc', ARGUMENTS, htmlToMarkdown(clean))));
      const kept = keptOf(withoutMarks(clean));
      const own = (links: readonly string[]) => links.filter((link) => !link.startsWith('#'));
      expect([clipId, back.tables]).toEqual([clipId, kept.tables]);
      expect([clipId, back.code]).toEqual([clipId, kept.code]);
      expect([clipId, own(back.links)]).toEqual([clipId, own(kept.links)]);
      const folded = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
      expect([clipId, folded(back.text)]).toEqual([clipId, folded(kept.text)]);
    }
  },
);
