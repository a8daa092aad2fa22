import { childrenOf, composedChildren } from './composed';
import { PageElement, PageText } from './element';
import { frameDocument, frameWithArticle } from './frames';
import { MOST_LEVELS } from './size';
import { VisibilityReader } from './visibility';

/** The time limit for checking visibility; after it, the rest of the page is read regardless. */
const PATIENCE_MS = 700;
/** More nodes than the largest books and standards have on one page. */
const MOST_NODES = 400_000;
/** Longer attribute values are truncated. */
const LONGEST_VALUE = 20_000;
const CONTAINER =
  /^(?:div|section|article|main|span|font|center|b|i|em|a|ul|ol|blockquote|[a-z]+-.*)$/;
/** Elements without visible or useful content. */
const SILENT = /^(?:style|template|object|canvas|map|datalist)$/;
/** The types of scripts that contain data. */
const DATA = /json|^math\/(?:tex|asciimath)/i;
const TOLD_STYLE = /display:\s*none|visibility:\s*hidden|user-select/i;

/** A node of the page that is yet to be read. */
interface Waiting {
  readonly node: Node;
  readonly into: PageElement;
  readonly level: number;
  /** The base URL of a frame. */
  readonly base: string | null;
}

/** Options for reading a page. */
export interface ReadPageOptions {
  /** Whether hidden content is read too. */
  readonly hidden: 'left out' | 'kept';
  /** An element whose model is wanted. */
  readonly wanted?: Element;
  /** The only part of the page's body to read. */
  readonly region?: Element;
}

/** A page as a model of plain objects. */
export interface Page {
  /** The model of the page's root element. */
  readonly root: PageElement;
  /** The model of the wanted element, if it is visible. */
  readonly wanted: PageElement | null;
  /** Whether the page has more nodes than were read. */
  readonly isCut: boolean;
  readonly elements: number;
  /** Characters of text, including data in scripts. */
  readonly characters: number;
  /** The nesting depth of its elements. */
  readonly levels: number;
  /** Whether the page is shown in a window, so that hidden content has been left out. */
  readonly isShown: boolean;
}

/** The window that shows a page; null for a document that is only parsed. */
export function windowOf(page: Document): Window | null {
  const view: unknown = Reflect.get(Document.prototype, 'defaultView', page);
  return view ? (view as Window) : null;
}

/**
 * Reads a page into plain objects, in one walk. For a page shown in a window, that is what a person
 * sees: shadow trees in place of their hosts' children, slots filled, and the frame with the
 * article inlined. Every property is read through its prototype, because the names that a page
 * gives its forms shadow them. The page itself is not changed.
 * @returns null if the document has no root element
 */
export function readPage(page: Document, reading: ReadPageOptions): Page | null {
  const first = childrenOf(page).find((node) => node.nodeType === Node.ELEMENT_NODE);
  if (!first) return null;
  const walk = new Walk(page, first as Element, reading);
  walk.run();
  const { root, wanted, count, elements, characters, levels } = walk;
  const isCut = count >= MOST_NODES;
  return { root, wanted, isCut, elements, characters, levels, isShown: walk.view !== null };
}

/** The walk over a page's nodes, without recursion: pages can be nested arbitrarily deep. */
class Walk {
  readonly root: PageElement;
  readonly view: Window | null;
  wanted: PageElement | null;
  count = 0;
  elements = 0;
  levels = 0;
  characters = 0;
  readonly #waiting: Waiting[] = [];
  readonly #looker: VisibilityReader | null;
  readonly #frame: Element | null;
  readonly #target: Element | undefined;
  readonly #region: Element | undefined;
  readonly #until = performance.now() + PATIENCE_MS;

  constructor(page: Document, original: Element, { hidden, wanted, region }: ReadPageOptions) {
    this.#region = region;
    this.view = windowOf(page);
    this.#looker =
      this.view && hidden === 'left out' ? new VisibilityReader(this.view, page, original) : null;
    this.#frame = this.view ? frameWithArticle(page) : null;
    this.#target = wanted;
    this.root = modelOf(original, null);
    this.wanted = original === wanted ? this.root : null;
    this.#wait(childrenOf(original), { into: this.root, level: 1, base: null });
  }

  run(): void {
    let next = this.#waiting.pop();
    for (; next && this.count < MOST_NODES; next = this.#waiting.pop()) {
      const { node } = next;
      this.count += 1;
      if (node.nodeType === Node.ELEMENT_NODE) this.#readElement(node as Element, next);
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const text = node.nodeValue ?? '';
      this.characters += text.length;
      next.into.append(new PageText(text));
    }
  }

  #readElement(element: Element, { into, level, base }: Waiting): void {
    if (this.#region && !isOnTheWay(element, this.#region)) return;
    this.elements += 1;
    this.levels = Math.max(this.levels, level);
    const name = nameOf(element);
    if (isSilent(element, name, into)) return;
    const looker = level > 1 && performance.now() < this.#until ? this.#looker : null;
    const sight = looker ? looker.visibilityOf(element, name) : 'shown';
    if (sight === 'hidden') return;
    const model = modelOf(element, base);
    // An element with a box is shown, whatever its `hidden` attribute says.
    if (looker) model.removeAttribute('hidden');
    if (element === this.#target) this.wanted = model;
    if (element === this.#frame) {
      this.#readFrame(element, into, level);
      return;
    }
    if (name === 'noscript' && this.view) {
      for (const image of picturesOf(element)) into.append(image);
      return;
    }
    const children = this.view ? composedChildren(element, name) : childrenOf(element);
    const shown =
      sight === 'shown' ? children : children.filter((child) => child.nodeType !== Node.TEXT_NODE);
    if (isLifted(name, level)) {
      this.#wait(shown, { into, level, base });
      return;
    }
    into.append(model);
    this.#wait(shown, { into: model, level: level + 1, base });
  }

  #readFrame(element: Element, into: PageElement, level: number): void {
    const inner = frameDocument(element);
    const framed = new PageElement('div');
    into.append(framed);
    const base = inner?.baseURI ?? null;
    if (inner?.body) this.#wait(childrenOf(inner.body), { into: framed, level: level + 1, base });
  }

  #wait(nodes: readonly Node[], next: Omit<Waiting, 'node'>): void {
    for (let at = nodes.length - 1; at >= 0; at -= 1)
      this.#waiting.push({ ...next, node: nodes[at] as Node });
  }
}

/** Whether an element is in a region, an ancestor of it, or in the page's head. */
function isOnTheWay(element: Element, region: Element): boolean {
  const contains = (one: Node, other: Node): boolean => Node.prototype.contains.call(one, other);
  if (contains(region, element) || contains(element, region)) return true;
  const page = Reflect.get(Node.prototype, 'ownerDocument', region) as Document;
  const head = Reflect.get(Document.prototype, 'head', page) as Element | null;
  return head !== null && contains(head, element);
}

/** Whether an element is replaced by its children: slots, and absurdly deep containers. */
const isLifted = (name: string, level: number): boolean =>
  name === 'slot' || (level > MOST_LEVELS && CONTAINER.test(name)) || level > MOST_LEVELS + 50;

/** The local name, with `frameset` mapped to `body`, and AMP's images to `img`. */
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
  return name === 'link' && !/canonical|next|prev/i.test(attribute('rel'));
}

/** Models the element itself, with its useful attributes and without its children. */
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

/** Gives an image without a URL of its own the one that the browser shows. */
function keepShownAddress(image: Element, model: PageElement): void {
  const src = model.attributes['src'] ?? '';
  if ((src !== '' && !src.startsWith('data:')) || !(image instanceof HTMLImageElement)) return;
  const shown: unknown = Reflect.get(HTMLImageElement.prototype, 'currentSrc', image);
  if (typeof shown === 'string' && /^https?:/.test(shown)) model.attributes['src'] = shown;
}

/** The fallback images in a `noscript` of a page shown in a window. */
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
