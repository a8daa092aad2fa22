import type { Article } from '../../clips/article';
import type { PageSelector } from '../../clips/page-selectors';
import type { extractArticle } from '../extract';
import type { mayBeOfKind } from '../kinds/has-kind';
import type { KindReader } from '../kinds/add-kind-content';
import type { Leanings } from '../leanings/leanings';
import type { ChosenPassages } from '../leanings/learn';
import type { NotAnArticle } from '../not-an-article';
import type { AdjacentPages } from '../pages/page-limit';

/*
 * The picked element stays in the extension's isolated world of the page until the page is closed:
 * content scripts injected later find it there, whatever has become of the background meanwhile.
 */
const PICKED = 'tearsheetPicked';
const REQUEST = 'tearsheetRequest';
const EXTRACTOR = 'tearsheetExtractor';
const KINDS = 'tearsheetKinds';
const FOUND = 'tearsheetFound';

/**
 * A request to the extraction script: for an article, the selection, the leanings learnt from a
 * choice, the parts selected by templates, the article's other pages, or, on an extension page, the
 * extractor itself.
 */
export type ExtractionRequest =
  | {
      readonly what: 'article';
      /** The selector of the part remembered for the site. */
      readonly selector: string | null;
      readonly leanings: Leanings;
    }
  | { readonly what: 'selection' }
  | { readonly what: 'extractor' }
  | { readonly what: 'leanings'; readonly chosen: ChosenPassages }
  | {
      readonly what: 'selected';
      /** The page's URL: no other page is read. */
      readonly url: string;
      readonly selectors: readonly PageSelector[];
    }
  | {
      readonly what: 'pages';
      readonly adjacent: AdjacentPages;
    };

/** The functions for extracting from a parsed page. */
export interface Extractor {
  readonly extractArticle: typeof extractArticle;
  readonly NotAnArticle: typeof NotAnArticle;
  readonly mayBeOfKind: typeof mayBeOfKind;
}

interface Picked {
  readonly element: Element;
  /** If the page's URL changes, it shows something else. */
  readonly address: string;
}

/** Keeps the element that the user picked; `null` forgets it. */
export function setPickedElement(element: Element | null): void {
  const picked: Picked | null = element && { element, address: location.href };
  Reflect.set(globalThis, PICKED, picked);
}

/** The element that the user picked on this page, if it is still there. */
export function pickedElement(): Element | null {
  const picked = Reflect.get(globalThis, PICKED) as Picked | null | undefined;
  return picked?.element.isConnected && picked.address === location.href ? picked.element : null;
}

/** The pending extraction request, set before the script runs. */
export const pendingRequest = (): ExtractionRequest | undefined =>
  Reflect.get(globalThis, REQUEST) as ExtractionRequest | undefined;

/** Hands the extractor to an extension page that has loaded the script with it. */
export function provideExtractor(extractor: Extractor): void {
  Reflect.set(globalThis, EXTRACTOR, extractor);
}

/** The extractor that was handed over, if any. */
export function providedExtractor(): Extractor | undefined {
  return Reflect.get(globalThis, EXTRACTOR) as Extractor | undefined;
}

/** Hands the reader of page kinds from its own script to the one that loaded it. */
export function provideKindReader(reader: KindReader): void {
  Reflect.set(globalThis, KINDS, reader);
}

/** The reader of page kinds that was handed over, if any. */
export const providedKindReader = (): KindReader | undefined =>
  Reflect.get(globalThis, KINDS) as KindReader | undefined;

/** Keeps the extracted article for the script that adds what the page's kind offers. */
export function setExtractedArticle(article: Article | null): void {
  Reflect.set(globalThis, FOUND, article);
}

/** Takes the extracted article; `null` if there is none. */
export function takeExtractedArticle(): Article | null {
  const found = Reflect.get(globalThis, FOUND) as Article | null | undefined;
  setExtractedArticle(null);
  return found ?? null;
}

/**
 * Hands over the extraction request. It is injected into the page, so it must be self-contained.
 */
export function setPendingRequest(request: ExtractionRequest): void {
  Reflect.set(globalThis, 'tearsheetRequest', request);
}

/** Forgets the element picked on this page; injected, so it must be self-contained. */
export function forgetPickedElement(): void {
  Reflect.set(globalThis, 'tearsheetPicked', null);
}
