import type { Article } from '../../clips/article';
import type { PageSelector } from '../../clips/page-selectors';
import type { extractArticle } from '../extract';
import type { mayBeOfKind } from '../kinds/has-kind';
import type { KindReader } from '../kinds/of-kind';
import type { Leanings } from '../leanings/leanings';
import type { Chosen } from '../leanings/learn';
import type { NotAnArticle } from '../not-an-article';
import type { AdjacentPages } from '../pages/page-limit';

/*
 * What was picked stays in the page's own isolated world until the page goes away: scripts of
 * ours that are injected later find it there, whatever became of the background meanwhile.
 */
const PICKED = 'tearsheetPicked';
const REQUEST = 'tearsheetRequest';
const EXTRACTOR = 'tearsheetExtractor';
const KINDS = 'tearsheetKinds';
const FOUND = 'tearsheetFound';

/**
 * What a run of the extraction script is to give: an article, the selection, what a choice tells of
 * the site, what templates select, the article's other pages, or, to a page of ours, what it extracts with.
 */
export type ExtractionRequest =
  | {
      readonly what: 'article';
      /** Of the part that is remembered for the site. */
      readonly selector: string | null;
      readonly leanings: Leanings;
    }
  | { readonly what: 'selection' }
  | { readonly what: 'extractor' }
  | { readonly what: 'leanings'; readonly chosen: Chosen }
  | {
      readonly what: 'selected';
      /** The page's address: another page is not asked. */
      readonly url: string;
      readonly selectors: readonly PageSelector[];
    }
  | {
      readonly what: 'pages';
      readonly adjacent: AdjacentPages;
    };

/** The extraction of a parsed page. */
export interface Extractor {
  readonly extractArticle: typeof extractArticle;
  readonly NotAnArticle: typeof NotAnArticle;
  readonly mayBeOfKind: typeof mayBeOfKind;
}

interface Picked {
  readonly element: Element;
  /** A page that changes its address shows something else. */
  readonly address: string;
}

/** Keeps what the person pointed at; `null` forgets it. */
export function keepPicked(element: Element | null): void {
  const picked: Picked | null = element && { element, address: location.href };
  Reflect.set(globalThis, PICKED, picked);
}

/** What the person pointed at on this page, if it is still there. */
export function pickedElement(): Element | null {
  const picked = Reflect.get(globalThis, PICKED) as Picked | null | undefined;
  return picked?.element.isConnected && picked.address === location.href ? picked.element : null;
}

/** What extraction is to give; handed over before it runs. */
export const requested = (): ExtractionRequest | undefined =>
  Reflect.get(globalThis, REQUEST) as ExtractionRequest | undefined;

/** Hands the extraction over to a page of ours, which has loaded the script that has it. */
export function handOverExtractor(extractor: Extractor): void {
  Reflect.set(globalThis, EXTRACTOR, extractor);
}

/** The extraction that was handed over, if it was. */
export function handedExtractor(): Extractor | undefined {
  return Reflect.get(globalThis, EXTRACTOR) as Extractor | undefined;
}

/** Hands over what reads the kinds of pages, to a script that has loaded others than the one around it. */
export function handOverKinds(reader: KindReader): void {
  Reflect.set(globalThis, KINDS, reader);
}

/** What reads the kinds of pages, if it was handed over. */
export const handedKinds = (): KindReader | undefined =>
  Reflect.get(globalThis, KINDS) as KindReader | undefined;

/** Keeps the article that was found, for the script that adds what a page's kind tells. */
export function keepFound(article: Article | null): void {
  Reflect.set(globalThis, FOUND, article);
}

/** Takes the article that was found; `null` where there was none. */
export function takeFound(): Article | null {
  const found = Reflect.get(globalThis, FOUND) as Article | null | undefined;
  keepFound(null);
  return found ?? null;
}

/** Hands over what to extract. It runs by itself in the page, so it can refer to nothing around it. */
export function handOverRequest(request: ExtractionRequest): void {
  Reflect.set(globalThis, 'tearsheetRequest', request);
}

/** Forgets what was picked on this page; runs by itself in the page. */
export function forgetPicked(): void {
  Reflect.set(globalThis, 'tearsheetPicked', null);
}
