import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { loadPage, loadTrack } from '@/lib/browser/load-page';
import { LARGEST_TRACK } from '@/lib/extraction/kinds/tracks';
import { PDF_BOUNDS } from '@/lib/pdf/page';
import { takeHandedFile } from '@/lib/store/handed-files';
import { writePdf } from '@/tests/samples/pdf/write-pdf';

const PDF = writePdf([[{ text: 'Words', x: 72, y: 90 }]]);
const PAGE = '<!doctype html><title>How %PDF-1.7 begins</title>';

/** Stubs the site's answer. */
function answer(body: BodyInit, type: string, headers: Record<string, string> = {}): void {
  const response = new Response(body, { headers: { 'content-type': type, ...headers } });
  vi.stubGlobal('fetch', () => Promise.resolve(response));
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test.each([
  ['with its own type', 'application/pdf', 'https://a.example/paper'],
  ['with the name and type of a page', 'text/html', 'https://a.example/paper.html'],
  ['recognised only by its name', 'application/octet-stream', 'https://a.example/paper.PDF'],
])('a PDF %s is handed over to the page that requested it', async (_how, type, url) => {
  answer(PDF, type);
  const page = await loadPage(url);
  expect(await takeHandedFile('handed' in page ? page.handed : '')).toEqual(PDF);
});

test.each([
  ['text/html', 'https://a.example/about'],
  ['text/html', 'https://a.example/about.pdf'],
  ['application/pdf', 'https://a.example/about'],
])(
  'a page is loaded as one with the type %s at %s, even if it mentions PDFs',
  async (type, url) => {
    answer(type === 'text/html' ? PAGE : '<p>Please log in</p>', type);
    expect(await loadPage(url)).toMatchObject({ html: expect.stringMatching(/^</) });
  },
);

test.each([
  ['another file', 'application/octet-stream', 'https://a.example/disk.iso'],
  ['a file named like a PDF', 'application/octet-stream', 'https://a.example/disk.pdf'],
  ['a file with the type of a PDF', 'application/pdf', 'https://a.example/disk'],
])('%s is neither a page nor a PDF', async (_what, type, url) => {
  answer('Some bytes', type);
  expect(await loadPage(url)).toMatchObject({ failed: 'not a page' });
});

test('a file of 2 GB is rejected by its Content-Length without being loaded', async () => {
  const pull = vi.fn<(controller: ReadableStreamDefaultController) => void>();
  const cancel = vi.fn<() => void>();
  const body = new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  answer(body, 'application/pdf', { 'content-length': '2000000000' });
  expect(await loadPage('https://a.example/huge.pdf')).toMatchObject({ failed: 'too large' });
  expect(pull).not.toHaveBeenCalled();
  expect(cancel).toHaveBeenCalledOnce();
});

test('a file without Content-Length is loaded only up to the limit', async () => {
  let sent = 0;
  const chunk = new Uint8Array(PDF_BOUNDS.bytes / 4);
  const pull = (controller: ReadableStreamDefaultController) => {
    sent += chunk.length;
    controller.enqueue(chunk);
  };
  answer(new ReadableStream({ pull }, { highWaterMark: 0 }), 'application/pdf');
  expect(await loadPage('https://a.example/huge.pdf')).toMatchObject({ failed: 'too large' });
  expect(sent).toBeLessThanOrEqual(PDF_BOUNDS.bytes + chunk.length);
});

test.each([
  ['a page times out after half a minute', 'text/html', 31_000, 'offline'],
  ['a PDF may take longer than half a minute', 'application/pdf', 31_000, null],
  ['a PDF times out after five minutes', 'application/pdf', 301_000, 'offline'],
])('%s', async (_how, type, after, failed) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  let answered: () => void = () => undefined;
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream({
      start(controller) {
        answered = () => {
          controller.enqueue(type === 'text/html' ? new TextEncoder().encode(PAGE) : PDF);
          controller.close();
        };
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'content-type': type } }));
  });
  const loading = loadPage('https://a.example/slow');
  await vi.advanceTimersByTimeAsync(after);
  vi.useRealTimers();
  if (failed === null) answered();
  expect('failed' in (await loading) ? failed : null).toBe(failed);
});

test.each([
  ['are loaded from the page’s site', 'https://a.example/en.vtt', 10, true],
  ['are not loaded if redirected to another site', 'https://b.example/en.vtt', 10, false],
  ['are not loaded if they are too large', 'https://a.example/en.vtt', LARGEST_TRACK + 1, false],
])('captions %s', async (_how, from, length, comes) => {
  const response = new Response('x'.repeat(length));
  Object.defineProperty(response, 'url', { value: from });
  vi.stubGlobal('fetch', (_url: string, { credentials }: RequestInit) => {
    expect(credentials).toBe('omit');
    return Promise.resolve(response);
  });
  const text = await loadTrack('https://a.example/en.vtt');
  expect(text).toBe(comes ? 'x'.repeat(length) : null);
});
