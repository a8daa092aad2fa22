import type { extractArticle } from '../extract';
import type { NotAnArticle } from '../not-an-article';

/*
 * What was picked stays in the page's own isolated world until the page goes away: scripts of
 * ours that are injected later find it there, whatever became of the background meanwhile.
 */
const PICKED = 'tearsheetPicked';
const REMEMBERED = 'tearsheetRemembered';
const WANTED = 'tearsheetWanted';
const EXTRACTOR = 'tearsheetExtractor';

/** What a run of the extraction script is to give: or, to a page of ours, what it extracts with. */
export type ExtractionRequest = 'article' | 'selection' | 'extractor';

/** The extraction of a parsed page. */
export interface Extractor {
  readonly extractArticle: typeof extractArticle;
  readonly NotAnArticle: typeof NotAnArticle;
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

/** The selector that the extension remembers for this site; handed over before extraction runs. */
export function rememberedSelector(): string | null {
  const selector: unknown = Reflect.get(globalThis, REMEMBERED);
  return typeof selector === 'string' ? selector : null;
}

/** What extraction is to give; handed over before it runs. */
export const requested = (): unknown => Reflect.get(globalThis, WANTED);

/** Hands the extraction over to a page of ours, which has loaded the script that has it. */
export function handOverExtractor(extractor: Extractor): void {
  Reflect.set(globalThis, EXTRACTOR, extractor);
}

/** The extraction that was handed over, if it was. */
export function handedExtractor(): Extractor | undefined {
  return Reflect.get(globalThis, EXTRACTOR) as Extractor | undefined;
}

/**
 * Hands over what to extract. It runs by itself in the page, so it can refer to nothing around it.
 * @param selector of the part that is remembered for the site; `null` where nothing is
 */
export function handOverRequest(what: ExtractionRequest, selector: string | null): void {
  Reflect.set(globalThis, 'tearsheetWanted', what);
  Reflect.set(globalThis, 'tearsheetRemembered', selector);
}

/** Forgets what was picked on this page; runs by itself in the page. */
export function forgetPicked(): void {
  Reflect.set(globalThis, 'tearsheetPicked', null);
}
