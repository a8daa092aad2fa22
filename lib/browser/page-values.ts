import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { SelectedValues } from '@/lib/clips/page-selectors';
import type { PageFacts } from '@/lib/clips/page-values';
import {
  pageFactsSchema,
  pageNamesIn,
  pageSelectorsIn,
  pageValuesOf,
  selectedSchema,
} from '@/lib/clips/page-values';
import { sourcesOf } from '@/lib/export/kept-templates';
import type { ClipDatabase } from '@/lib/store/database';
import { keepPageValues } from '@/lib/store/page-values';
import { queueExtraction } from './request-article';

/**
 * Reads a page's metadata, if it is still at its URL. Injected into pages, so it must be
 * self-contained.
 */
function readFacts(url: string): PageFacts | null {
  if (location.href !== url) return null;
  // Via the prototype: a page can shadow a document's method with an element.
  const all = (selector: string) =>
    Array.from<Element>(Document.prototype.querySelectorAll.call(document, selector));
  const meta: PageFacts['meta'] = [];
  for (const by of ['name', 'property'] as const) {
    for (const element of all(`meta[${by}][content]`)) {
      const name = element.getAttribute(by) ?? '';
      const content = element.getAttribute('content') ?? '';
      if (name.length > 200 || meta.length === 500) continue;
      meta.push({ by, name, content: content.slice(0, 5000).toWellFormed() });
    }
  }
  const scripts = all('script[type*="ld+json" i]');
  const texts = scripts.map(({ textContent }) => textContent ?? '');
  return { meta, jsonLd: texts.filter((text) => text.length <= 500_000).slice(0, 20) };
}

/**
 * Stores the values that the user's templates use of the page in a tab; reads nothing if they use
 * none.
 */
export async function keepValuesOfTab(
  db: ClipDatabase,
  clip: { readonly id: string; readonly url: string },
  tabId: number,
): Promise<void> {
  const names = pageNamesIn(await sourcesOf(db));
  if (names.length === 0) return;
  const [[frame], selected] = await Promise.all([
    browser.scripting.executeScript({ target: { tabId }, func: readFacts, args: [clip.url] }),
    selectedOnTab(tabId, clip.url, names),
  ]);
  const facts = v.safeParse(pageFactsSchema, frame?.result);
  if (facts.success) await keepPageValues(db, clip.id, pageValuesOf(facts.output, names, selected));
}

/**
 * Reads the parts of a tab's page that the selectors among names select; nothing if it is another
 * page.
 */
async function selectedOnTab(
  tabId: number,
  url: string,
  names: readonly string[],
): Promise<readonly SelectedValues[]> {
  const selectors = pageSelectorsIn(names);
  if (selectors.length === 0) return [];
  const answer = await queueExtraction(tabId, { what: 'selected', url, selectors }).catch(
    () => null,
  );
  const parsed = v.safeParse(selectedSchema, answer);
  return parsed.success ? parsed.output : [];
}
