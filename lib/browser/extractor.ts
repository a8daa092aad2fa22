import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import { articleSchema } from '@/lib/clips/schema';
import type { KindReader } from '@/lib/extraction/kinds/add-kind-content';
import {
  providedExtractor,
  providedKindReader,
  setPendingRequest,
} from '@/lib/extraction/picking/picked';
import type { Extractor } from '@/lib/extraction/picking/picked';
import { sendMessage } from './messages';

/**
 * Loads the extractor for an extension page that has a page's HTML. It comes from the injected
 * script, since a second copy would be the largest part of the package after SQLite.
 */
export async function loadExtractor(): Promise<Extractor> {
  const loaded = providedExtractor() ?? (await load('/extract.js', providedExtractor));
  if (!loaded) throw new Error('extract.js did not return its extraction');
  return loaded;
}

async function loadKinds(): Promise<KindReader> {
  const loaded = providedKindReader() ?? (await load('/kinds.js', providedKindReader));
  if (!loaded) throw new Error('kinds.js did not return its readers');
  return loaded;
}

async function load<Handed>(script: string, handed: () => Handed): Promise<Handed> {
  setPendingRequest({ what: 'extractor' });
  await import(/* @vite-ignore */ browser.runtime.getURL(script));
  return handed();
}

/**
 * Extracts the article of a downloaded page, in an extension page, with what its kind adds.
 * @param mayLoad decides which other files of the page's site may be loaded for that
 * @throws NotAnArticle if the page has none
 */
export async function extractLoaded(
  page: Document,
  url: string,
  mayLoad: (address: string) => boolean = () => true,
): Promise<Article> {
  const { extractArticle, NotAnArticle, mayBeOfKind } = await loadExtractor();
  if (!mayBeOfKind(page)) return extractArticle(page, url);
  let article: Article | null = null;
  try {
    article = extractArticle(page, url);
  } catch (error) {
    if (!(error instanceof NotAnArticle)) throw error;
  }
  const readKind = await loadKinds();
  const result = await readKind(page, url, article, async (address) =>
    mayLoad(address) ? sendMessage('loadTrack', address) : null,
  );
  const parsed = v.safeParse(articleSchema, result);
  if (parsed.success) return parsed.output;
  if (article === null) throw new NotAnArticle();
  return article;
}
