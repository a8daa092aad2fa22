import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import { articleSchema } from '@/lib/clips/schema';
import type { KindReader } from '@/lib/extraction/kinds/of-kind';
import { handedExtractor, handedKinds, handOverRequest } from '@/lib/extraction/picking/picked';
import type { Extractor } from '@/lib/extraction/picking/picked';
import { sendMessage } from './messages';

/**
 * The extraction, for pages of ours that were handed a page's HTML: out of the script that is
 * injected into pages, since a second copy of it would be the largest thing in the package but
 * SQLite.
 */
export async function loadExtractor(): Promise<Extractor> {
  const loaded = handedExtractor() ?? (await load('/extract.js', handedExtractor));
  if (!loaded) throw new Error('extract.js did not hand its extraction over');
  return loaded;
}

async function loadKinds(): Promise<KindReader> {
  const loaded = handedKinds() ?? (await load('/kinds.js', handedKinds));
  if (!loaded) throw new Error('kinds.js did not hand over what it reads kinds with');
  return loaded;
}

async function load<Handed>(script: string, handed: () => Handed): Promise<Handed> {
  handOverRequest({ what: 'extractor' });
  await import(/* @vite-ignore */ browser.runtime.getURL(script));
  return handed();
}

/**
 * The article of a page that was loaded, on a page of ours, with what its kind adds to it.
 * @param mayLoad says which other files of the page's site may be loaded for that
 * @throws NotAnArticle where the page holds none
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
  const told = await readKind(page, url, article, async (address) =>
    mayLoad(address) ? sendMessage('loadTrack', address) : null,
  );
  const parsed = v.safeParse(articleSchema, told);
  if (parsed.success) return parsed.output;
  if (article === null) throw new NotAnArticle();
  return article;
}
