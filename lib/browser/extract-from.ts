import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import { count } from '@/lib/clips/bounds';
import { articleSchema } from '@/lib/clips/schema';
import type { Chosen } from '@/lib/extraction/leanings/learn';
import { MOST_PAGES, type AdjacentPages, type OtherPages } from '@/lib/extraction/pages/page-limit';
import type { PartChoice } from '@/lib/extraction/picking/extract-part';
import type { ActiveTab } from './active-tab';
import { askForArticle, askInTurn, runExtraction } from './ask-page';
import { withLanguage } from './language';
import { leaningsSchema, rememberLeanings } from './site-leanings';
import type { Unclippable } from './unclippable';
import { whyRefused } from './unclippable';

/** What the extraction script found on a page. */
export type Extraction =
  | {
      readonly found: 'article';
      readonly article: Article;
      /** Where the person chose the part of the page, now or earlier. */
      readonly choice: PartChoice | null;
      /** How many passages are kept or left out because the person did so on the site before. */
      readonly leant: number;
      /** The page may be of a kind of its own, which tells more of it. */
      readonly hasKind?: boolean;
    }
  | {
      readonly found: 'nothing';
      readonly why: Unclippable;
      /** The person's selection as an article, where there is one. */
      readonly selection: Article | null;
      readonly hasKind?: boolean;
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
 * Runs the extraction script in a tab that the person has pointed at (`activeTab`).
 * @param what the whole page's article, or the selection
 * @param asked what the script gives, where it was asked already
 */
export async function extractFrom(
  tab: ActiveTab,
  what: 'article' | 'selection',
  asked: Promise<unknown> | null = null,
): Promise<Extraction> {
  try {
    const told =
      asked ?? (what === 'article' ? askForArticle(tab) : runExtraction(tab.id, { what }));
    const parsed = v.safeParse(extractionSchema, await told);
    if (parsed.success) return await withLanguages(await withKind(tab.id, parsed.output));
    return { found: 'nothing', why: 'failed', selection: null };
  } catch {
    return { found: 'nothing', why: whyRefused(tab.url), selection: null };
  }
}

/** What was found, with what the page's kind adds to it; as it is where that cannot be read. */
async function withKind(tabId: number, extraction: Extraction): Promise<Extraction> {
  if (!extraction.hasKind) return extraction;
  const files = ['/kinds.js'];
  const told = await browser.scripting.executeScript({ target: { tabId }, files }).then(
    ([frame]) => frame?.result,
    () => null,
  );
  const parsed = v.safeParse(articleSchema, told);
  if (!parsed.success) return extraction;
  if (extraction.found === 'article') return { ...extraction, article: parsed.output };
  return { found: 'article', article: parsed.output, choice: null, leant: 0 };
}

/**
 * Remembers what a person's choice on a tab's page tells of its site. A page that has gone
 * meanwhile tells nothing.
 */
export async function learnFromTab(tab: ActiveTab, chosen: Chosen): Promise<void> {
  if (tab.url === undefined) return;
  const told = await askInTurn(tab.id, { what: 'leanings', chosen }).catch(() => null);
  const parsed = v.safeParse(leaningsSchema, told);
  if (parsed.success) await rememberLeanings(tab.url, parsed.output);
}

const pages = v.pipe(v.array(articleSchema), v.maxLength(MOST_PAGES));

const otherPagesSchema = v.object({ before: pages, after: pages, isWhole: v.boolean() });

/** The pages before and after an article's; none where they could not be read. */
export async function otherPagesOf(
  tab: ActiveTab,
  { previousPage, nextPage }: AdjacentPages,
): Promise<OtherPages> {
  const adjacent = { previousPage, nextPage };
  const told = await runExtraction(tab.id, { what: 'pages', adjacent }).catch(() => null);
  const parsed = v.safeParse(otherPagesSchema, told);
  return parsed.success ? parsed.output : { before: [], after: [], isWhole: false };
}

async function withLanguages(extraction: Extraction): Promise<Extraction> {
  if (extraction.found === 'article')
    return { ...extraction, article: await withLanguage(extraction.article) };
  const { selection } = extraction;
  return { ...extraction, selection: selection && (await withLanguage(selection)) };
}
