import { linkArticle } from '@/lib/clips/link';
import { extractArticle } from '@/lib/extraction/extract';
import type { LoadedPage, LoadedRobots } from '@/lib/rescue/loaded-page';
import { RescueQueue } from '@/lib/rescue/queue';
import type { RescueDependencies } from '@/lib/rescue/run';
import { runRescue } from '@/lib/rescue/run';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { writePdf } from '@/tests/samples/pdf/write-pdf';
import { article } from '../articles';

const START = Date.UTC(2026, 0, 2);
/** The bytes of any PDF that is loaded. */
export const PDF = writePdf([[{ text: 'Words', x: 72, y: 90 }]]);
let count = 0;

/** A page with an article. */
export const page = (title: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><article><h1>${title}</h1>${`<p>${title} was on everyone’s mind that week, and the council, which had met twice, said so at length.</p>`.repeat(5)}</article></html>`;

/** A failure to load a page. */
export const failed = (
  why: Extract<LoadedPage, { failed: unknown }>['failed'],
  status: number | null,
) => {
  return { failed: why, status, retryAfter: null };
};

/** A network of pages by URL, in which time passes only while somebody waits. */
export class Network implements RescueDependencies {
  readonly asked: { url: string; at: number }[] = [];
  readonly robots = new Map<string, LoadedRobots>();
  reach: 'yes' | 'offline' | 'not allowed' = 'yes';
  /** Called before each answer. */
  onAsk = (_url: string): void => undefined;
  private readonly pages: Record<string, LoadedPage | string>;
  private time = START;

  constructor(pages: Record<string, LoadedPage | string>) {
    this.pages = pages;
  }

  async loadPage(url: string): Promise<LoadedPage> {
    this.asked.push({ url, at: this.time });
    this.onAsk(url);
    const answer = this.pages[url] ?? failed('not there', 404);
    return typeof answer === 'string' ? { url, html: answer } : answer;
  }

  async loadRobots(origin: string): Promise<LoadedRobots> {
    this.asked.push({ url: `${origin}/robots.txt`, at: this.time });
    return this.robots.get(origin) ?? { text: '' };
  }

  /** A PDF becomes an article with the text handed over, or fails with that problem. */
  readPdf: RescueDependencies['readPdf'] = ({ url, handed }) =>
    Promise.resolve(
      handed === 'encrypted'
        ? { problem: handed }
        : { article: article({ url, html: `<p>${handed}</p>`, text: handed }), file: PDF },
    );
  extract: RescueDependencies['extract'] = async (document, url) => extractArticle(document, url);
  canReach = () => Promise.resolve(this.reach);
  now = () => this.time;

  async sleep(ms: number): Promise<void> {
    this.time += ms;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** A collection of saved links, and a queue for fetching their texts. */
export async function collection(...urls: readonly string[]) {
  count += 1;
  const db = new ClipDatabase(`rescue-${count}`);
  const queue = new RescueQueue(`rescue-queue-${count}`);
  const ids: string[] = [];
  for (const [index, url] of urls.entries()) {
    const draft = { tags: ['kept'], note: 'mine' };
    ids.push((await saveArticle(db, linkArticle(url, url), draft, 1000 + index)).clip.id);
  }
  return { db, queue, ids };
}

/** Fetches until the queue is empty or stopped. */
export const run = (
  db: ClipDatabase,
  queue: RescueQueue,
  world: RescueDependencies,
  signal?: AbortSignal,
) => runRescue(db, queue, world, signal ?? new AbortController().signal);
