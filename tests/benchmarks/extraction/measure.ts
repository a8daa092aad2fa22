/* oxlint-disable no-await-in-loop -- one page at a time, or the timings measure each other */
import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'puppeteer-core';
import { runIn, teachIn, textIn } from './browser.ts';
import type { CorpusPage, Source } from './corpus.ts';
import { foldOf } from './folds.ts';
import type { Output } from './in-page.ts';
import { markdownText } from './markdown-text.ts';
import { judge, type Field, type Verdict } from './metadata-score.ts';
import { scoreSegments, scoreText, type TextScore } from './text-score.ts';

/** Result of one extractor on one page. */
export interface Measured {
  readonly source: Source;
  readonly kind: string | null;
  readonly id: string;
  readonly extractor: string;
  readonly ms: number;
  readonly error: string | null;
  readonly score: TextScore | null;
  readonly lost: readonly string[];
  readonly kept: readonly string[];
  /** Number of segments that must be present, and that must be absent. */
  readonly segments: readonly [number, number];
  readonly metadata: Readonly<Record<Field, Verdict>>;
  readonly claims: Pick<Output, 'title' | 'authors' | 'publishedAt'>;
  readonly text: string;
  readonly dropped: NonNullable<Output['dropped']>;
}

/** Runs every extractor on every page. */
export async function measure(
  browser: Browser,
  script: string,
  pages: readonly CorpusPage[],
  extractors: readonly string[],
  live: boolean,
  folds: readonly string[],
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  let page = await openPage(browser, script);
  // Warms up: the first runs include compilation.
  for (const extractor of extractors) {
    for (const one of pages.slice(0, 10)) await runIn(page, extractor, one.html, one.url);
  }
  const open = live ? await openLive(browser, pages) : null;
  let taught = -1;
  let run = 0;
  for (const [index, one] of inFolds(pages, folds)) {
    const fold = foldOf(one);
    run += 1;
    // A tab that has parsed hundreds of documents slows down for all extractors.
    if (run % PAGES_A_TAB === 0) {
      await page.close();
      page = await openPage(browser, script);
      taught = -1;
    }
    const weights = folds[fold];
    if (weights !== undefined && fold !== taught) await teachIn(page, weights);
    taught = fold;
    const truth = await trueText(page, one);
    // Extractors take turns going first, since the first one also pays for the page's memory.
    const turn = index % extractors.length;
    for (const extractor of [...extractors.slice(turn), ...extractors.slice(0, turn)]) {
      const output = open
        ? await open.run(index, script, extractor, weights)
        : await runIn(page, extractor, one.html, one.url);
      measured.push(scored(one, extractor, output, truth));
    }
  }
  await open?.close();
  return measured;
}

const PAGES_A_TAB = 200;

async function openPage(browser: Browser, script: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto('about:blank');
  await page.evaluate(script);
  return page;
}

/** The pages ordered by fold, each with its index. */
function inFolds(
  pages: readonly CorpusPage[],
  folds: readonly string[],
): readonly (readonly [number, CorpusPage])[] {
  const entries = [...pages.entries()];
  return folds.length === 0
    ? entries
    : entries.toSorted(([, one], [, other]) => foldOf(one) - foldOf(other));
}

function scored(
  one: CorpusPage,
  extractor: string,
  output: Output,
  truth: string | null,
): Measured {
  // Two sources count captions as text, the others only running text.
  const text =
    one.source !== 'readability' && one.source !== 'defuddle' ? output.text : output.htmlText;
  return {
    source: one.source,
    kind: one.kind,
    id: one.id,
    extractor,
    ms: output.ms,
    error: output.error,
    score: truth === null ? null : scoreText(text, truth),
    ...scoreSegments(text, one.with, one.without),
    segments: [one.with.length, one.without.length],
    metadata: judge(output, one.metadata),
    claims: { title: output.title, authors: output.authors, publishedAt: output.publishedAt },
    text,
    dropped: output.dropped ?? [],
  };
}

async function trueText(page: Page, one: CorpusPage): Promise<string | null> {
  if (one.truth === null) return null;
  if (one.source === 'readability') return textIn(page, one.truth);
  return one.source === 'defuddle' ? markdownText(one.truth) : one.truth;
}

/** Saved pages keep their inline styles; no script runs and nothing else is requested. */
const NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const PATIENCE = 10_000;

/** Serves the pages from loopback and opens them with scripts disabled, so that there is layout. */
async function openLive(
  browser: Browser,
  pages: readonly CorpusPage[],
): Promise<{
  run(index: number, script: string, extractor: string, weights?: string): Promise<Output>;
  close(): Promise<void>;
}> {
  const server: Server = createServer((request, response) => {
    const one = pages[Number(request.url?.slice(1))];
    response.writeHead(one ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': NOTHING_RUNS,
    });
    response.end(one?.html ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    async run(index, script, extractor, weights) {
      const page = await browser.newPage();
      const url = `http://127.0.0.1:${port}/${index}`;
      // A saved page whose frames never finish loading is measured as it is.
      await page
        .goto(url, { waitUntil: 'domcontentloaded', timeout: PATIENCE })
        .catch((error: unknown) => console.error(`${url}: ${String(error)}`));
      await page.evaluate(script);
      if (weights !== undefined && extractor === 'tearsheet') await teachIn(page, weights);
      const output = await runIn(page, extractor, null, pages[index]?.url ?? '');
      await page.close();
      return output;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
