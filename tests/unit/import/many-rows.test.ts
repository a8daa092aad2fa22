import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { pocketCsv } from '@/lib/import/formats/pocket';

const ROWS = 1_000_000;
const AT_ONCE = 1000;
const BAD_EVERY = 1000;

/** A table that never exists as a whole: each chunk is made when it is read. */
function table(): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      let text = at === 0 ? 'title,url,time_added,tags,status\r\n' : '';
      for (const end = at + AT_ONCE; at < end; at += 1) {
        const url = at % BAD_EVERY === 0 ? 'nonsense' : `https://a.example/${at}`;
        text += `"Article ${at}, ""quoted""\nin two lines",${url},1700000000,a|b,unread\r\n`;
      }
      controller.enqueue(utf8.encode(text));
      if (at >= ROWS) controller.close();
    },
  });
}

/** Heap in use after garbage collection, in bytes. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

test(
  'a million rows are read without being held in memory, and every invalid one is reported',
  { timeout: 180_000 },
  async () => {
    let [good, bad, most] = [0, 0, 0];
    const before = heldBytes();
    for await (const row of pocketCsv.rows({ name: 'part.csv', size: 1, stream: table })) {
      if ('problem' in row) bad += 1;
      else good += 1;
      if ((good + bad) % 100_000 === 0) most = Math.max(most, heldBytes());
    }
    expect([good, bad]).toEqual([ROWS - ROWS / BAD_EVERY, ROWS / BAD_EVERY]);
    // The table has more than 80 MB; all its rows at once would take several times that.
    expect(most - before).toBeLessThan(40_000_000);
  },
);
