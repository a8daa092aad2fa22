import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import { articleSchema } from '@/lib/clips/schema';
import { handOverRequest } from '@/lib/extraction/picking/picked';
import type { PartChoice } from '@/lib/extraction/picking/extract-part';
import { withLanguage } from './language';
import { readPart } from './site-parts';
import type { Unclippable } from './unclippable';
import { whyRefused } from './unclippable';

/** The tab a person is looking at. */
export interface ActiveTab {
  readonly id: number;
  readonly url: string | undefined;
  readonly title: string;
}

/** What the extraction script found on a page. */
export type Extraction =
  | {
      readonly found: 'article';
      readonly article: Article;
      /** Where the person chose the part of the page, now or earlier. */
      readonly choice: PartChoice | null;
    }
  | {
      readonly found: 'nothing';
      readonly why: Unclippable;
      /** The person's selection as an article, where there is one. */
      readonly selection: Article | null;
    };

/** What `extract.js` returns: parsed, since pages are hostile. */
const extractionSchema = v.variant('found', [
  v.object({
    found: v.literal('article'),
    article: articleSchema,
    choice: v.nullable(
      v.object({
        how: v.picklist(['picked', 'remembered', 'missing']),
        selector: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
      }),
    ),
  }),
  v.object({
    found: v.literal('nothing'),
    why: v.picklist(['pdf', 'empty', 'not an article']),
    selection: v.nullable(articleSchema),
  }),
]);

/** The active tab of the current window; `null` where it has none. */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? tabOf(tab) : null;
}

/** The parts of a browser tab that clipping needs; `null` for a tab without an id. */
export function tabOf(tab: { id?: number; url?: string; title?: string }): ActiveTab | null {
  return tab.id === undefined ? null : { id: tab.id, url: tab.url, title: tab.title ?? '' };
}

/**
 * Runs the extraction script in a tab that the person has pointed at (`activeTab`).
 * @param what the whole page's article, or the selection
 */
export async function extractFrom(
  tab: ActiveTab,
  what: 'article' | 'selection',
): Promise<Extraction> {
  const target = { tabId: tab.id };
  try {
    const part = what === 'article' && tab.url !== undefined ? await readPart(tab.url) : null;
    const args: Parameters<typeof handOverRequest> = [what, part];
    await browser.scripting.executeScript({ target, func: handOverRequest, args });
    const [frame] = await browser.scripting.executeScript({
      target,
      files: ['/extract.js'],
    });
    const parsed = v.safeParse(extractionSchema, frame?.result);
    if (parsed.success) return await withLanguages(parsed.output);
    return { found: 'nothing', why: 'failed', selection: null };
  } catch {
    return { found: 'nothing', why: whyRefused(tab.url), selection: null };
  }
}

async function withLanguages(extraction: Extraction): Promise<Extraction> {
  if (extraction.found === 'article')
    return { ...extraction, article: await withLanguage(extraction.article) };
  const { selection } = extraction;
  return { ...extraction, selection: selection && (await withLanguage(selection)) };
}
