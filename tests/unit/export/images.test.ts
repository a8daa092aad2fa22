// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fromBase64 } from '@/lib/clips/base64';
import { ClipDatabase } from '@/lib/store/database';
import { keepImages } from '@/lib/store/images';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { exported } from './exporting';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const HTML =
  '<p>Before.</p><p><img src="https://a.example/kept.png?w=1&amp;h=2" alt="Kept"></p><p><img src="https://a.example/not.png" alt="Not"></p>';

async function withKeptImage(name: string): Promise<ClipDatabase> {
  const db = new ClipDatabase(name);
  const { clip } = await saveArticle(
    db,
    article({ title: 'Pictures', html: HTML, text: 'Before.', leadImage: null }),
    {},
    1000,
  );
  const bytes = fromBase64(PIXEL);
  const image = { url: 'https://a.example/kept.png?w=1&h=2', type: 'image/png', bytes };
  await keepImages(db, clip.id, [image], 1000);
  return db;
}

test('an HTML file embeds the saved images', async () => {
  const { blob } = await exported(await withKeptImage('export-images-html'), 'html');
  expect(await blob.text()).toContain(`src="data:image/png;base64,${PIXEL}"`);
});

test('Markdown has the saved images as files next to it, and links to the others', async () => {
  const { blob } = await exported(await withKeptImage('export-images-markdown'), 'markdown');
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const [image = ''] = Object.keys(files).filter((name) => name.endsWith('.png'));
  expect(files[image]).toEqual(new Uint8Array(fromBase64(PIXEL)));
  const text = strFromU8(files['Pictures.md'] ?? new Uint8Array());
  expect(text).toContain(`![Kept](${image})`);
  expect(text).toContain('![Not](https://a.example/not.png)');
});

test('an EPUB contains the saved images', async () => {
  const { blob } = await exported(await withKeptImage('export-images-epub'), 'epub');
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const images = Object.entries(files).filter(([name]) => name.endsWith('.png'));
  expect(images.map(([, bytes]) => bytes)).toContainEqual(new Uint8Array(fromBase64(PIXEL)));
});
