import { childrenOf, composedChildren } from './composed';
import { PageElement, PageText } from './element';
import { frameDocument, frameWithArticle } from './frames';
import { MOST_LEVELS } from './size';
import { Looker } from './visibility';

/** For judging what is shown; past it the rest of the page is taken as it stands. */
const PATIENCE_MS = 700;
/** More nodes than the largest books and standards have on one page. */
const MOST_NODES = 400_000;
/** Longer values of attributes tell nothing. */
const LONGEST_VALUE = 20_000;
const CONTAINER =
  /^(?:div|section|article|main|span|font|center|b|i|em|a|ul|ol|blockquote|[a-z]+-.*)$/;
/** Neither shows nor tells anything. */
const SILENT = /^(?:style|template|object|canvas|map|datalist)$/;
/** What a script may say that is read as data. */
const DATA = /json|^math\/(?:tex|asciimath)/i;
const TOLD_STYLE = /display:\s*none|visibility:\s*hidden|user-select/i;

/** A node of the page that waits to be read. */
interface Waiting {
  readonly node: Node;
  readonly into: PageElement;
  readonly level: number;
  /** What relative addresses in a frame are relative to. */
  readonly base: string | null;
}

/** What of a page is read. */
export interface Reading {
  /** Whether what is hidden is read too. */
  readonly hidden: 'left out' | 'kept';
  /** An element whose model is wanted. */
  readonly wanted?: Element;
}

/** A page as plain objects. */
export interface Page {
  /** The model of the page's root element. */
  readonly root: PageElement;
  /** The model of the element that was wanted, where it shows. */
  readonly wanted: PageElement | null;
  /** The page has more nodes than were read. */
  readonly isCut: boolean;
  readonly elements: number;
  /** Characters of text, in scripts that hold data too. */
  readonly characters: number;
  /** How deep its elements are nested. */
  readonly levels: number;
  /** A window shows the page, so that what is hidden has been left out. */
  readonly isShown: boolean;
}

/** The window that shows a page; null for a document that none shows. */
export function windowOf(page: Document): Window | null {
  const view: unknown = Reflect.get(Document.prototype, 'defaultView', page);
  return view ? (view as Window) : null;
}

/**
 * Reads a page into plain objects, in one walk: of a page that a window shows, what a person sees,
 * shadow trees in place of their hosts' children, slots filled, and the frame that holds the
 * article in its place. Every property is read through its prototype, because the names that a
 * page gives its forms shadow them. The page itself is only read.
 * @returns null where the document has no root element
 */
export function readPage(page: Document, { hidden, wanted }: Reading): Page | null {
  const first = childrenOf(page).find((node) => node.nodeType === Node.ELEMENT_NODE);
  if (!first) return null;
  const original = first as Element;
  const view = windowOf(page);
  const looker = view && hidden === 'left out' ? new Looker(view, page, original) : null;
  const until = performance.now() + PATIENCE_MS;
  const frame = view ? frameWithArticle(page) : null;
  const root = modelOf(original, null);
  let found: PageElement | null = original === wanted ? root : null;
  let count = 0;
  let elements = 0;
  let levels = 0;
  let characters = 0;
  const waiting: Waiting[] = [];
  const wait = (nodes: readonly Node[], next: Omit<Waiting, 'node'>): void => {
    for (let at = nodes.length - 1; at >= 0; at -= 1)
      waiting.push({ ...next, node: nodes[at] as Node });
  };
  wait(childrenOf(original), { into: root, level: 1, base: null });
  for (let next = waiting.pop(); next && count < MOST_NODES; next = waiting.pop()) {
    const { node, into, level, base } = next;
    count += 1;
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? '';
      characters += text.length;
      into.append(new PageText(text));
    }
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const element = node as Element;
    elements += 1;
    levels = Math.max(levels, level);
    const name = nameOf(element);
    if (isSilent(element, name, into)) continue;
    const looks = looker !== null && level > 1 && performance.now() < until;
    const sight = looks ? looker.sightOf(element, name) : 'shown';
    if (sight === 'hidden') continue;
    const model = modelOf(element, base);
    // An element with a box is shown, whatever its attribute says.
    if (looks) model.removeAttribute('hidden');
    if (element === wanted) found = model;
    if (element === frame) {
      const inner = frameDocument(element);
      const framed = new PageElement('div');
      into.append(framed);
      const holder = { into: framed, level: level + 1, base: inner?.baseURI ?? null };
      if (inner?.body) wait(childrenOf(inner.body), holder);
      continue;
    }
    if (name === 'noscript' && view) {
      for (const image of picturesOf(element)) into.append(image);
      continue;
    }
    const children = view ? composedChildren(element, name) : childrenOf(element);
    // A slot shows what is put in it; what is nested absurdly deep is lifted.
    const isLifted =
      name === 'slot' || (level > MOST_LEVELS && CONTAINER.test(name)) || level > MOST_LEVELS + 50;
    if (!isLifted) into.append(model);
    const shown =
      sight === 'shown' ? children : children.filter((child) => child.nodeType !== Node.TEXT_NODE);
    wait(shown, { into: isLifted ? into : model, level: isLifted ? level : level + 1, base });
  }
  return {
    root,
    wanted: found,
    isCut: count >= MOST_NODES,
    elements,
    characters,
    levels,
    isShown: view !== null,
  };
}

/** The local name; a set of frames stands for a body, and AMP's pictures are pictures. */
function nameOf(element: Element): string {
  const name: string = Reflect.get(Element.prototype, 'localName', element);
  if (name === 'frameset') return 'body';
  return name === 'amp-img' || name === 'amp-anim' ? 'img' : name;
}

function isSilent(element: Element, name: string, into: PageElement): boolean {
  if (SILENT.test(name)) return true;
  const attribute = (key: string): string =>
    Element.prototype.getAttribute.call(element, key) ?? '';
  if (name === 'script') return !DATA.test(attribute('type'));
  if (name === 'svg') return !into.closest('math');
  return name === 'link' && !/canonical|next/i.test(attribute('rel'));
}

/** The element alone, with the attributes that tell something. */
function modelOf(element: Element, base: string | null): PageElement {
  const model = new PageElement(nameOf(element));
  const attributes: NamedNodeMap = Reflect.get(Element.prototype, 'attributes', element);
  for (let at = 0; at < attributes.length; at += 1) {
    const attribute = attributes[at];
    if (!attribute || attribute.name.startsWith('on')) continue;
    const { name, value } = attribute;
    if (name === 'style' && !TOLD_STYLE.test(value)) continue;
    model.attributes[name] = value.length > LONGEST_VALUE ? value.slice(0, LONGEST_VALUE) : value;
  }
  if (model.localName === 'img') keepShownAddress(element, model);
  if (base !== null) {
    for (const name of ['href', 'src']) {
      const value = model.attributes[name] ?? '';
      if (value !== '' && !value.startsWith('#') && URL.canParse(value, base))
        model.attributes[name] = new URL(value, base).href;
    }
  }
  return model;
}

/** Gives a picture without an address of its own the one that the browser shows. */
function keepShownAddress(image: Element, model: PageElement): void {
  const src = model.attributes['src'] ?? '';
  if ((src !== '' && !src.startsWith('data:')) || !(image instanceof HTMLImageElement)) return;
  const shown: unknown = Reflect.get(HTMLImageElement.prototype, 'currentSrc', image);
  if (typeof shown === 'string' && /^https?:/.test(shown)) model.attributes['src'] = shown;
}

/** The pictures that a shown page keeps for readers without scripts. */
function picturesOf(noscript: Element): readonly PageElement[] {
  const source: unknown = Reflect.get(Node.prototype, 'textContent', noscript);
  if (typeof source !== 'string' || !/<img\b/i.test(source)) return [];
  const holder = new DOMParser().parseFromString(source, 'text/html').body;
  return Array.from(holder.querySelectorAll('img'))
    .filter((image) => !/^[01]$/.test(image.getAttribute('width') ?? ''))
    .map((image) => {
      const kept = new PageElement('noscript');
      kept.append(modelOf(image, null));
      return kept;
    });
}
