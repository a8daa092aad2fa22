import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import { count } from '@/lib/clips/bounds';
import { articleSchema } from '@/lib/clips/schema';
import type { ChosenPassages } from '@/lib/extraction/leanings/learn';
import { MOST_PAGES, type AdjacentPages, type OtherPages } from '@/lib/extraction/pages/page-limit';
import type { PartChoice } from '@/lib/extraction/picking/extract-part';
import type { ActiveTab } from './active-tab';
import { extractArticleOf, queueExtraction, runExtraction } from './request-article';
import { withLanguage } from './language';
import { leaningsSchema, rememberLeanings } from './site-leanings';
import type { Unclippable } from './unclippable';
import { refusalReason } from './unclippable';

/** The extraction script's result for a page. */
export type Extraction =
  | {
      readonly found: 'article';
      readonly article: Article;
      /** Set if the user chose the part of the page, now or earlier. */
      readonly choice: PartChoice | null;
      /**
       * How many passages are kept or left out because of the user's earlier choices on the site.
       */
      readonly leant: number;
      /** Whether the page may be of a special kind, which offers more. */
      readonly hasKind?: boolean;
    }
  | {
      readonly found: 'nothing';
      readonly why: Unclippable;
      /** The user's selection as an article, if there is one. */
      readonly selection: Article | null;
      readonly hasKind?: boolean;
    };

/** Schema for the result of `extract.js`: validated, since pages are hostile. */
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
    leant: count,
    hasKind: v.exactOptional(v.boolean()),
  }),
  v.object({
    found: v.literal('nothing'),
    why: v.picklist(['pdf', 'empty', 'not an article']),
    selection: v.nullable(articleSchema),
    hasKind: v.exactOptional(v.boolean()),
  }),
]);

/**
 * Runs the extraction script in a tab for which the user invoked the extension (`activeTab`).
 * @param what the whole page's article, or the selection
 * @param requested the script's result, if it has already been requested
 */
export async function extractFrom(
  tab: ActiveTab,
  what: 'article' | 'selection',
  requested: Promise<unknown> | null = null,
): Promise<Extraction> {
  try {
    const result =
      requested ?? (what === 'article' ? extractArticleOf(tab) : runExtraction(tab.id, { what }));
    const parsed = v.safeParse(extractionSchema, await result);
    if (parsed.success) return await withLanguages(await withKind(tab.id, parsed.output));
    return { found: 'nothing', why: 'failed', selection: null };
  } catch {
    return { found: 'nothing', why: refusalReason(tab.url), selection: null };
  }
}

/** Adds what the page's kind offers; returns the extraction unchanged if that cannot be read. */
async function withKind(tabId: number, extraction: Extraction): Promise<Extraction> {
  if (!extraction.hasKind) return extraction;
  const files = ['/kinds.js'];
  const result = await browser.scripting.executeScript({ target: { tabId }, files }).then(
    ([frame]) => frame?.result,
    () => null,
  );
  const parsed = v.safeParse(articleSchema, result);
  if (!parsed.success) return extraction;
  if (extraction.found === 'article') return { ...extraction, article: parsed.output };
  return { found: 'article', article: parsed.output, choice: null, leant: 0 };
}

/** Learns leanings from the user's choice on a tab's page, unless the page has gone meanwhile. */
export async function learnFromTab(tab: ActiveTab, chosen: ChosenPassages): Promise<void> {
  if (tab.url === undefined) return;
  const result = await queueExtraction(tab.id, { what: 'leanings', chosen }).catch(() => null);
  const parsed = v.safeParse(leaningsSchema, result);
  if (parsed.success) await rememberLeanings(tab.url, parsed.output);
}

const pages = v.pipe(v.array(articleSchema), v.maxLength(MOST_PAGES));

const otherPagesSchema = v.object({ before: pages, after: pages, isWhole: v.boolean() });

/** The pages before and after an article's; none if they could not be read. */
export async function otherPagesOf(
  tab: ActiveTab,
  { previousPage, nextPage }: AdjacentPages,
): Promise<OtherPages> {
  const adjacent = { previousPage, nextPage };
  const result = await runExtraction(tab.id, { what: 'pages', adjacent }).catch(() => null);
  const parsed = v.safeParse(otherPagesSchema, result);
  return parsed.success ? parsed.output : { before: [], after: [], isWhole: false };
}

async function withLanguages(extraction: Extraction): Promise<Extraction> {
  if (extraction.found === 'article')
    return { ...extraction, article: await withLanguage(extraction.article) };
  const { selection } = extraction;
  return { ...extraction, selection: selection && (await withLanguage(selection)) };
}
