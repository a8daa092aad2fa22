/**
 * The page that the benchmark drives: opens the library, or its bare version, in a frame and
 * measures the time until the expected state is painted.
 */
import { THUMBNAIL } from '@/lib/browser/shrink-image';
import type { TagUse } from '@/lib/clips/tag-counts';
import { TagCounts } from '@/lib/clips/tag-counts';
import type { ListLayout } from '@/lib/clips/list-view';
import type { SmallImage } from '@/lib/store/database';
import { clipRow } from '@/lib/store/database';
import type { BareRequest } from './bare-worker';
import { generateClips } from './generate';
import { committed, openDatabase, result } from './idb';

const PATIENCE_MS = 600_000;

let frame: HTMLIFrameElement | null = null;
let bare: Worker | null = null;

const inside = () => frame?.contentDocument ?? document.implementation.createHTMLDocument();
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** Called in an animation frame's callback, resolves once that frame is painted. */
const painted = () =>
  new Promise<number>((resolve) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => resolve(performance.now()));
    channel.port1.start();
    channel.port2.postMessage(null);
  });

/** Milliseconds until a frame is painted in which a condition holds. */
async function until(holds: () => boolean, start = performance.now()): Promise<number> {
  for (;;) {
    await nextFrame();
    if (holds()) return (await painted()) - start;
    if (performance.now() - start > PATIENCE_MS)
      throw new Error(`Waited in vain: ${String(holds)}`);
  }
}

const has = (selector: string, least = 1) => inside().querySelectorAll(selector).length >= least;

function show(address: string): void {
  frame?.remove();
  frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0';
  frame.src = address;
  document.body.append(frame);
}

/** Images as large, in pixels and bytes, as thumbnails of photographs. */
function thumbnails(): Promise<SmallImage[]> {
  return Promise.all(
    Array.from({ length: 24 }, async (_, number) => {
      const canvas = new OffscreenCanvas(THUMBNAIL.width, THUMBNAIL.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('No canvas');
      for (let spot = 0; spot < 400; spot += 1) {
        const mixed = (spot + 1) * (number + 7) * 7919;
        context.fillStyle = `hsl(${mixed % 360} 60% ${20 + (mixed % 60)}%)`;
        context.fillRect(mixed % 320, (mixed >> 3) % 208, 4 + (mixed % 60), 4 + (mixed % 40));
      }
      const small = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
      return { type: small.type, bytes: new Uint8Array(await small.arrayBuffer()) };
    }),
  );
}

const bench = {
  /**
   * Adds clips to the extension's database, two thirds of them with a thumbnail.
   * @param texts whether to add their texts, too
   */
  async fill(from: number, count: number, texts: boolean): Promise<void> {
    const db = await openDatabase();
    const pictures = await thumbnails();
    let seq = Number(
      (
        (await result(db.transaction('meta').objectStore('meta').get('lastSeq'))) as
          { value: string } | undefined
      )?.value ?? 0,
    );
    const counts = new TagCounts();
    for (let at = from; at < from + count; at += 500) {
      const some = generateClips(at, Math.min(500, from + count - at));
      const write = db.transaction(['clips', 'contents', 'previews', 'meta'], 'readwrite', {
        durability: 'relaxed',
      });
      for (const { clip, html, text } of some) {
        const { id: clipId, revision, capturedAt } = clip;
        if (texts) {
          write
            .objectStore('contents')
            .put({ clipId, revision, html, text, capturedAt, seq: seq + 1 });
        }
        write.objectStore('clips').put(clipRow(clip, seq + 2));
        const thumbnail = (seq % 3 === 0 ? null : pictures[seq % pictures.length]) ?? null;
        write.objectStore('previews').put({ clipId, revision, excerpt: null, thumbnail });
        counts.add(clip, 1);
        seq += 2;
      }
      write.objectStore('meta').put({ key: 'lastSeq', value: String(seq) });
      await committed(write);
    }
    const tags = db.transaction('tags', 'readwrite');
    for (const { tag, own, all } of counts.rows()) {
      const known = (await result(tags.objectStore('tags').get(tag))) as TagUse | undefined;
      const row = { tag, own: own + (known?.own ?? 0), all: all + (known?.all ?? 0) };
      tags.objectStore('tags').put(row);
    }
    await committed(tags);
    db.close();
  },

  /** Sets the layout of the inbox. */
  async lay(layout: ListLayout): Promise<void> {
    const db = await openDatabase();
    const write = db.transaction('meta', 'readwrite');
    const value = JSON.stringify({ layout, order: 'clipped' });
    write.objectStore('meta').put({ key: 'list.inbox', value });
    await committed(write);
    db.close();
  },

  /** Milliseconds until a page has painted the given number of rows. */
  async open(address: string, rows: number): Promise<number> {
    const start = performance.now();
    show(address);
    return until(() => has('[data-testid="clip-row"]', rows), start);
  },

  /** Milliseconds until the library has painted search results. */
  async openFound(address: string): Promise<number> {
    const start = performance.now();
    show(address);
    return until(() => has('[data-testid="order"]') && has('[data-testid="clip-row"]'), start);
  },

  /** Deletes the index. */
  async forgetIndex(): Promise<void> {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('search-index', { recursive: true }).catch(() => undefined);
  },

  /** Closes the frame, and waits until its worker has released the index. */
  async close(): Promise<void> {
    frame?.remove();
    frame = null;
    bare?.terminate();
    bare = null;
    await navigator.locks.request('tearsheet-search', () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 500));
  },

  /** Milliseconds it takes to build the index, from the moment the library shows its progress. */
  async build(): Promise<number> {
    show('/library.html');
    await until(() => has('[data-testid="index-progress"]'));
    return until(() => !has('[data-testid="index-progress"]'));
  },

  /** Waits until the open library's index and list are complete. */
  async settle(): Promise<void> {
    await until(() =>
      /\d/.test(inside().querySelector('[data-testid="clip-count"]')?.textContent ?? ''),
    );
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await until(() => !has('[data-testid="index-progress"]'));
  },

  /** Waits until the open library indexes clips. */
  async indexing(): Promise<void> {
    await until(() => has('[data-testid="index-progress"]'));
  },

  /** Milliseconds from a query in the search box to its results and snippets painted. */
  async search(query: string): Promise<number> {
    const input = inside().querySelector<HTMLInputElement>('[data-testid="search"]');
    if (!input) throw new Error('No search box');
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const spent = await until(() => {
      const shown = inside().querySelector<HTMLElement>('.list-pane')?.dataset['searched'];
      return shown === query && has('[data-testid="clip-row"], [data-testid="empty"]');
    }, start);
    // The rest of the results arrives on its own; the next query must not wait for it.
    await new Promise((resolve) => setTimeout(resolve, 400));
    return spent;
  },

  /** Milliseconds that a bare worker takes for SQL; for `insert`, those of inserting alone. */
  async bare(request: BareRequest): Promise<number> {
    bare ??= new Worker(new URL('./bare-worker.js', location.href), { type: 'module' });
    const worker = bare;
    const start = performance.now();
    const { value, error } = await new Promise<{ value?: unknown; error?: string }>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<object>) => resolve(data), {
        once: true,
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage(request);
    });
    if (error !== undefined) throw new Error(error);
    return typeof value === 'number' ? value : performance.now() - start;
  },

  /** Scrolls the open list, in steps and jumps. Returns the milliseconds between frames. */
  async scroll(selector: string, frames: number): Promise<number[]> {
    const list = inside().querySelector(selector);
    if (!list) throw new Error('No list');
    const times: number[] = [];
    let last = performance.now();
    for (let count = 0; count < frames; count += 1) {
      await nextFrame();
      const now = performance.now();
      times.push(now - last);
      last = now;
      const room = list.scrollHeight - list.clientHeight;
      // Every 40th frame jumps, as if the scrollbar were dragged.
      list.scrollTop =
        count % 40 === 39 ? (room * ((count * 7919) % 1000)) / 1000 : list.scrollTop + 300;
    }
    return times;
  },

  /** Opens a bare list of the same height, to scroll it. */
  async tallList(rows: number): Promise<void> {
    await bench.open('/bench/bare-list.html', 1);
    const app = document.createElement('div');
    app.id = 'tall-list';
    app.style.cssText = 'height:100vh;overflow:auto';
    const tall = document.createElement('div');
    tall.style.height = `${rows * 96}px`;
    app.append(tall);
    inside().body.replaceChildren(app);
  },
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
