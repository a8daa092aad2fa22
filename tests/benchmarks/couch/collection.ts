import type { Surface } from '../../e2e/browsers/types.ts';

/* Runs in a page: the background may be stopped at any time, and its answer lost. */

/** Fills the database with copies of its one clip, each with its own text. */
export async function fill(page: Surface, copies: number, letters: number): Promise<void> {
  await page.evaluate(
    async (many, length) => {
      const result = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
        });
      const nameOf = async (text: string) => {
        const bytes = new TextEncoder().encode(text);
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const base64 = btoa(String.fromCharCode(...digest.subarray(0, 12)));
        return base64.replaceAll('+', '-').replaceAll('/', '_');
      };
      const db = await result(indexedDB.open('tearsheet'));
      const stores = ['clips', 'contents', 'meta'];
      const read = db.transaction(stores);
      const [clip] = (await result(read.objectStore('clips').getAll())) as { seq: number }[];
      const [contents] = (await result(read.objectStore('contents').getAll())) as object[];
      const last = (await result(read.objectStore('meta').get('lastSeq'))) as { value: string };
      let seq = Number(last.value);
      const words = 'the council met twice that week and said so at length '.repeat(400);
      for (let start = 0; start < many; start += 500) {
        // Ids and revisions are hashes, which other devices check; a transaction cannot wait for
        // one.
        const names = new Map<number, [string, string]>();
        for (let each = start; each < Math.min(many, start + 500); each += 1) {
          const html = `<p>${`${each} ${words}`.slice(0, length)}</p>`;
          names.set(each, [await nameOf(`https://bench.example/${each}`), await nameOf(html)]);
        }
        const write = db.transaction(stores, 'readwrite');
        for (let each = start; each < Math.min(many, start + 500); each += 1) {
          const [id = '', revision = ''] = names.get(each) ?? [];
          const url = `https://bench.example/${each}`;
          const title = `Benchmark article ${each}`;
          const text = `${each} ${words}`.slice(0, length);
          seq += 2;
          write
            .objectStore('clips')
            .put({ ...clip, id, url, canonicalUrl: url, title, revision, seq: seq - 1 });
          write
            .objectStore('contents')
            .put({ ...contents, clipId: id, revision, html: `<p>${text}</p>`, text, seq });
        }
        write.objectStore('meta').put({ key: 'lastSeq', value: String(seq) });
        await new Promise((resolve) => {
          write.addEventListener('complete', resolve);
        });
      }
      db.close();
    },
    copies,
    letters,
  );
}

/** Counts the clips and texts in the database. */
export async function countRows(page: Surface): Promise<{ clips: number; contents: number }> {
  return page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.addEventListener('success', () => resolve(request.result));
      });
    const db = await result(indexedDB.open('tearsheet'));
    const read = db.transaction(['clips', 'contents']);
    const counts = {
      clips: await result(read.objectStore('clips').count()),
      contents: await result(read.objectStore('contents').count()),
    };
    db.close();
    return counts;
  });
}
