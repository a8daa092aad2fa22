import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { loadPdf } from '@/lib/browser/load-page';
import { PDF_BOUNDS } from '@/lib/pdf/page';
import { takeHandedFile } from '@/lib/store/handed-files';
import { writePdf } from '@/tests/samples/pdf/write-pdf';

const PDF = writePdf([[{ text: 'Words', x: 72, y: 90 }]]);

/** Stubs the site's answer. */
function answer(response: () => Response | Promise<Response>) {
  const asked = vi.fn<typeof fetch>(async () => response());
  vi.stubGlobal('fetch', asked);
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('a PDF is handed over once to the page that requested it, whatever its type', async () => {
  const asked = answer(() => new Response(PDF, { headers: { 'content-type': 'text/html' } }));
  const reply = await loadPdf('https://a.example/paper');
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ credentials: 'include' });
  const id = 'handed' in reply ? reply.handed : '';
  expect(await takeHandedFile(id)).toEqual(PDF);
  expect(await takeHandedFile(id)).toBeNull();
});

test.each([
  ['a page named like a PDF', () => new Response('<!doctype html>'), 'not a pdf'],
  ['a login', () => new Response('', { status: 401 }), 'offline'],
  ['a redirect to a site without permission', () => Promise.reject(new TypeError()), 'offline'],
  [
    'an endless file',
    () => {
      const chunk = new Uint8Array(PDF_BOUNDS.bytes / 4);
      const body = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
      return new Response(body);
    },
    'too large',
  ],
] as const)('%s is not loaded as a PDF', async (_what, response, failed) => {
  answer(response);
  expect(await loadPdf('https://a.example/paper.pdf')).toEqual({ failed });
});
