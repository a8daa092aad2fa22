// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { file, importFiles, rowsOf } from '../files';

const URL_OF = 'https://a.example/ferries?x=1&y=2';
const TEXT = Array.from(
  { length: 8 },
  (_, index) =>
    `<p>Paragraph ${index} says at some length what the ferries of the bay carried that year, and who paid for it in the end, as the council had long expected.</p>`,
).join('');
const PAGE = `<head><title>The ferries of the bay</title></head><body><nav><a href="/">Home</a></nav><article><h1>The ferries of the bay</h1>${TEXT}</article></body>`;

async function imported(name: string, text: string) {
  const db = new ClipDatabase(`saved-${Math.random()}`);
  const report = await importFiles(db, [file(name, text)]);
  const [clip] = await db.clips.toArray();
  const [contents] = await db.contents.toArray();
  return { report, clip, contents };
}

test.each([
  [
    'SingleFile',
    `<!DOCTYPE html> <html lang="en"><!--\n Page saved with SingleFile \n url: ${URL_OF} \n saved date: Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time)\n-->${PAGE}</html>`,
    Date.UTC(2023, 10, 14, 22, 13, 20),
  ],
  [
    'a browser',
    `<!DOCTYPE html>\n<!-- saved from url=(0033)${URL_OF} -->\n<html>${PAGE}</html>`,
    Date.UTC(2026, 0, 2),
  ],
  [
    'the page itself, with a canonical link',
    `<html>${PAGE.replace('<title>', `<link href="${URL_OF.replace('&', '&amp;')}" rel=canonical><title>`)}</html>`,
    Date.UTC(2026, 0, 2),
  ],
])('the article is extracted from a page saved by %s', async (_by, text, savedAt) => {
  const { report, clip, contents } = await imported('page.html', text);
  expect(report).toMatchObject({ added: 1, failed: 0 });
  expect(clip).toMatchObject({ url: URL_OF, title: 'The ferries of the bay' });
  expect(contents?.text).toContain('Paragraph 7 says');
  expect(contents?.text).not.toContain('Home');
  expect(clip?.clippedAt).toBe(savedAt);
});

test('a page saved as .mhtml is decoded from quoted-printable and its charset', async () => {
  const body =
    `<html>${PAGE.replace('ferries</h1>', 'x</h1>').replace('Paragraph 0', 'Café')}</html>`
      .replaceAll('=', '=3D')
      .replaceAll('é', '=E9')
      .replaceAll(/(.{70})/g, '$1=\r\n');
  const text = [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${URL_OF}`,
    'Subject: The ferries',
    'Date: Tue, 14 Nov 2023 22:13:20 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--x----"',
    '',
    '',
    '------MultipartBoundary--x----',
    'Content-Type: text/html; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    body,
    '------MultipartBoundary--x----',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '------MultipartBoundary--x------',
    '',
  ].join('\r\n');
  const { report, clip, contents } = await imported('page.mhtml', text);
  expect(report).toMatchObject({ added: 1, failed: 0 });
  expect(clip).toMatchObject({ url: URL_OF, clippedAt: Date.UTC(2023, 10, 14, 22, 13, 20) });
  expect(contents?.text).toContain('Café says at some length');
});

test('a page without an article is imported as a link, and one without a URL is reported', async () => {
  const { clip } = await imported(
    'x.html',
    `<html><head><title>Sign in</title><link rel="canonical" href="${URL_OF}"></head><body><form><input type=password></form></body></html>`,
  );
  expect(clip).toMatchObject({ title: 'Sign in', revision: null });
  expect(await rowsOf(file('letter.html', '<html><p>Hello</p></html>'))).toMatchObject([
    { problem: 'no address', title: 'letter.html' },
  ]);
});

test('a hostile page adds no scripts, and does not slow down the import', async () => {
  const evil = `<html>${PAGE.replace('<nav>', `<script>globalThis.ran = true</script><img src=x onerror="globalThis.ran = true"><link rel=canonical href="${URL_OF}"><nav>`)}</html>`;
  const { contents } = await imported('x.html', evil);
  expect(contents?.html).not.toMatch(/script|onerror/);
  expect(globalThis).not.toHaveProperty('ran');
  const links = '<link '.repeat(50_000);
  const started = performance.now();
  await rowsOf(file('y.html', `<html>${links}`));
  expect(performance.now() - started).toBeLessThan(2000);
});
