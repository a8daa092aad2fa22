import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import type { Article } from '@/lib/clips/article';
import { canonicalUrl } from '@/lib/clips/canonical-url';
import type { Clip, Contents } from '@/lib/clips/clip';
import { linkArticle } from '@/lib/clips/link';
import { momentOf, newClip } from '@/lib/clips/clip';
import { clipId, revisionId } from '@/lib/clips/clip-id';
import { makeStamp } from '@/lib/clips/stamp';
import { sha256 } from '@/lib/store/digest';

/** A clip and its text, if it has one. */
export interface Whole {
  readonly clip: Clip;
  readonly contents: Contents | null;
}

/**
 * The corpus's `zyte` pages as clips with their full texts. The coder's dictionary was not built
 * from these pages.
 */
export async function articlesOf(corpus: string): Promise<Article[]> {
  const rows = JSON.parse(readFileSync(`${corpus}/zyte/index.json`, 'utf8')) as {
    url: string;
    page: string;
  }[];
  const { window } = new JSDOM('', { url: 'https://bench.example/' });
  // Extraction uses globals of the DOM, which Node lacks.
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: window[name] });
  }
  // Only now: its sanitiser expects a window when it is loaded.
  const { extractArticle } = await import('@/lib/extraction/extract');
  return rows.map(({ url, page }) => {
    const html = gunzipSync(readFileSync(`${corpus}/zyte/${page}`)).toString();
    // From the same window as the globals: `instanceof` fails across windows.
    return extractArticle(new DOMParser().parseFromString(html, 'text/html'), url);
  });
}

/** A seeded pseudo-random generator of numbers from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

const unique = (values: readonly string[]) => [...new Set(values)];
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * Generates clips like a person's collection from sentences, hosts and authors of real articles: 3
 * of 120 tags (common ones more often), sites likewise, a 100-character note on two fifths, 395
 * bytes of metadata on average as JSON. Times are in milliseconds and span months.
 */
export async function collectionOf(articles: readonly Article[], count: number): Promise<Whole[]> {
  const random = numbers(7);
  const sentences = unique(articles.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/))).filter(
    (sentence) => sentence.length > 40 && sentence.length < 220,
  );
  const hosts = unique(articles.map(({ url }) => new URL(url).hostname));
  const authors = unique(articles.flatMap((article) => article.authors));
  const words = unique(
    sentences
      .join(' ')
      .toLowerCase()
      .match(/[a-z]{5,11}/g) ?? [],
  );
  const tags = words.filter((_, index) => index % 37 === 0).slice(0, 120);
  const oneOf = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const common = (list: readonly string[]) => list[Math.floor(list.length ** random()) - 1] ?? '';
  const clips: Whole[] = [];
  let time = Date.UTC(2024, 0, 1);
  for (let index = 0; index < count; index += 1) {
    time += Math.floor(random() * 72e6);
    const title = oneOf(sentences)
      .replaceAll(/[^\p{L}\p{N}' ]/gu, '')
      .split(' ');
    const short = title.slice(0, 6 + Math.floor(random() * 5));
    const host = common(hosts);
    const day = new Date(time - random() * 2.6e8);
    const section = ['news', `2024/${day.getMonth() + 1}`, 'articles', 'world'][
      Math.floor(random() * 4)
    ];
    const number = random() < 0.4 ? `-${Math.floor(random() * 1e7)}` : '';
    const slug = short.join('-').toLowerCase().replaceAll("'", '');
    const iso = day.toISOString();
    const article: Article = {
      ...linkArticle(
        `https://${host}/${section}/${slug}${number}`,
        capital(
          short.map((word) => (random() < 0.5 && word.length > 3 ? capital(word) : word)).join(' '),
        ),
      ),
      lang: 'en',
      authors: [common(authors)],
      siteName: capital(host.replace(/^www\./, '').split('.')[0] ?? ''),
      publishedAt: random() < 0.5 ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`,
      // Cut so that a clip's metadata averages the 395 bytes for which the capacity is stated.
      excerpt: oneOf(sentences).slice(0, 22),
      wordCount: Math.floor(200 + random() * 1500),
    };
    const note = random() < 0.4 ? oneOf(sentences).slice(0, 100) : '';
    clips.push(
      await whole(
        article,
        { tags: unique([common(tags), common(tags), common(tags)]), note },
        time,
      ),
    );
  }
  return clips;
}

/** A clip of an article as it is saved. */
export async function whole(
  article: Article,
  draft: { tags: readonly string[]; note: string },
  time: number,
): Promise<Whole> {
  const address = canonicalUrl(article.canonicalUrl ?? article.url);
  const id = await clipId(address, sha256);
  const revision = article.html === '' ? null : await revisionId(article.html, sha256);
  const stamp = makeStamp(time, 0, 'k3v9x2a1');
  const clip = newClip(article, draft, { id, canonicalUrl: address, revision }, momentOf(stamp));
  const { html, text } = article;
  return {
    clip,
    contents: revision === null ? null : { clipId: id, revision, html, text, capturedAt: time },
  };
}

/** Size of a clip's metadata as plain JSON without clocks, in bytes. */
export function metadataBytes({ clip }: Whole): number {
  const { url, title, authors, siteName, publishedAt, lang, excerpt, tags, note, clippedAt } = clip;
  const plain = {
    url,
    title,
    authors,
    siteName,
    publishedAt,
    lang,
    excerpt,
    tags,
    note,
    clippedAt,
  };
  return new TextEncoder().encode(JSON.stringify(plain)).length;
}
