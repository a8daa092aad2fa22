import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { extractArticle, NotAnArticle } from '../../../lib/extraction/extract';
import { Judge } from '../../../lib/extraction/model/judge';
import { pageFeatures } from '../../../lib/extraction/features/page-features';
import { readForJudging } from '../../../lib/extraction/read-article';
import type { Weights } from '../../../lib/extraction/model/weights';

/** Result of one extractor on one page, passed from the browser to the benchmark. */
export interface Output {
  readonly text: string;
  /** Text of the whole HTML, including captions. */
  readonly htmlText: string;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
  readonly dropped?: readonly { readonly text: string; readonly reason: string }[];
  readonly ms: number;
  readonly error: string | null;
}

type Extractor = (
  document: Document,
  url: string,
) => Omit<Output, 'ms' | 'error' | 'htmlText'> & { html: string };

/** The judge for the fold being scored; the shipped one if not set. */
const taught: { judge?: Judge } = {};

function teach(weights: string): void {
  taught.judge = new Judge(JSON.parse(weights) as Weights);
}

const EXTRACTORS: Readonly<Record<string, Extractor>> = {
  tearsheet: (document, url) => {
    const article = extractArticle(document, url, taught.judge);
    return { ...article, dropped: article.receipt?.dropped ?? [] };
  },
  // The judge's probabilities alone, before blocks are decided together.
  likely: (document, url) => {
    const page = readForJudging(document, url, { hidden: 'left out' });
    if (!page || !taught.judge) throw new NotAnArticle();
    const features = pageFeatures(page.body, page.texts, page.facts, page.readability);
    const { kept } = taught.judge.judge(features);
    const lines = page.texts.filter(
      ({ element }, at) => (kept[at] ?? 0) > 0.5 && !element.closest('figcaption'),
    );
    const text = lines.map((block) => block.text).join('\n');
    return { text, html: '', title: null, authors: [], publishedAt: null };
  },
  readability: (document) => {
    const result = new Readability(document).parse();
    return {
      text: '',
      html: result?.content ?? '',
      title: result?.title ?? null,
      authors: result?.byline ? [result.byline] : [],
      publishedAt: result?.publishedTime ?? null,
    };
  },
  defuddle: (document, url) => {
    const result = new Defuddle(document, { url }).parse();
    return {
      text: '',
      html: result.content,
      title: result.title,
      authors: result.author ? [result.author] : [],
      publishedAt: result.published,
    };
  },
};

/** Runs an extractor on a detached document of the page, or on the open page. */
function run(name: string, html: string | null, url: string): Output {
  const document =
    html === null ? globalThis.document : new DOMParser().parseFromString(html, 'text/html');
  const extractor = EXTRACTORS[name];
  if (!extractor) throw new Error(`No extractor ${name}`);
  const start = performance.now();
  try {
    const result = extractor(document, url);
    const ms = performance.now() - start;
    const htmlText = textOf(result.html);
    return { ...result, text: result.text || htmlText, htmlText, ms, error: null };
  } catch (error) {
    const ms = performance.now() - start;
    const message =
      error instanceof NotAnArticle
        ? `NotAnArticle ${error.message}`
        : String(error instanceof Error ? error.stack : error);
    return {
      text: '',
      htmlText: '',
      title: null,
      authors: [],
      publishedAt: null,
      ms,
      error: message,
    };
  }
}

const BREAKS = new Set(
  'address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const SKIPPED = new Set(['script', 'style', 'template', 'iframe']);

/** The text of HTML: blocks and `<br>` break lines, table cells are separated. */
function textOf(html: string): string {
  let text = '';
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
    const name = node instanceof Element ? node.localName : '';
    if (SKIPPED.has(name)) return;
    if (BREAKS.has(name)) text += '\n';
    for (const child of node.childNodes) visit(child);
    if (BREAKS.has(name)) text += '\n';
  };
  visit(new DOMParser().parseFromString(html, 'text/html').body);
  return text;
}

Object.assign(globalThis, { tearsheetBenchmark: { run, teach, textOf, extract: extractArticle } });
