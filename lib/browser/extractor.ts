import browser from 'webextension-polyfill';
import { handedExtractor, handOverRequest } from '@/lib/extraction/picking/picked';
import type { Extractor } from '@/lib/extraction/picking/picked';

/**
 * The extraction, for pages of ours that were handed a page's HTML: out of the script that is
 * injected into pages, since a second copy of it would be the largest thing in the package but
 * SQLite.
 */
export async function loadExtractor(): Promise<Extractor> {
  const known = handedExtractor();
  if (known) return known;
  handOverRequest({ what: 'extractor' });
  await import(/* @vite-ignore */ browser.runtime.getURL('/extract.js'));
  const loaded = handedExtractor();
  if (!loaded) throw new Error('extract.js did not hand its extraction over');
  return loaded;
}
