import { childrenOf, composedChildren } from './composed';
import { frameDocument, frameWithArticle, resolveAddresses } from './frames';
import { keepShownPicture, picturesOf } from './shown-pictures';
import { canShadow, unshadow } from './unshadow';
import { MOST_LEVELS } from './size';
import { Looker } from './visibility';

/** For judging what is shown; past it the rest of the page is taken as it stands. */
const PATIENCE_MS = 700;
const CONTAINER =
  /^(?:div|section|article|main|span|font|center|b|i|em|a|ul|ol|blockquote|[a-z]+-.*)$/;

/** A node of the page that waits to be copied. */
interface Waiting {
  readonly node: Node;
  readonly into: Element;
  readonly level: number;
}

/** What a snapshot takes. */
export interface Wish {
  /** Whether what is hidden is kept too. */
  readonly hidden: 'left out' | 'kept';
  /** An element whose copy is wanted. */
  readonly wanted?: Element;
}

/** The window that shows a page; null for a document that none shows. */
export function windowOf(page: Document): Window | null {
  const view: unknown = Reflect.get(Document.prototype, 'defaultView', page);
  return view ? (view as Window) : null;
}

/**
 * Copies a page that is shown in a window as a person sees it: without what is hidden, shadow
 * trees in place of their hosts' children, slots filled, and the frame that holds the article in
 * its place. Every property is read through its prototype, because the names that a page gives
 * its forms shadow them. The page itself is only read.
 */
export function snapshot(
  original: Element,
  page: Document,
  fresh: Document,
  { hidden, wanted }: Wish,
): { readonly root: Element; readonly found: Element | null } {
  const view = windowOf(page);
  const looker = view && hidden === 'left out' ? new Looker(view, page, original) : null;
  const until = performance.now() + PATIENCE_MS;
  const frame = frameWithArticle(page);
  const root = fresh.importNode(original, false);
  let found: Element | null = original === wanted ? root : null;
  let framed: Element | null = null;
  const waiting: Waiting[] = [];
  const wait = (nodes: readonly Node[], into: Element, level: number): void => {
    for (const node of nodes.toReversed()) waiting.push({ node, into, level });
  };
  wait(childrenOf(original), root, 1);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, into, level } = next;
    if (node.nodeType === Node.TEXT_NODE) into.append(fresh.importNode(node, false));
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const element = node as Element;
    const copy = copyOf(element, fresh);
    const name = copy.localName;
    const looks = looker !== null && level > 1 && performance.now() < until;
    const sight = looks ? looker.sightOf(element, name) : 'shown';
    if (sight === 'hidden') continue;
    // An element with a box is shown, whatever its attribute says.
    if (looks) copy.removeAttribute('hidden');
    if (element === wanted) found = copy;
    if (name === 'noscript') into.append(...picturesOf(element, fresh));
    else if (element === frame) {
      const body = frameDocument(element)?.body;
      framed = fresh.createElement('div');
      into.append(framed);
      if (body) wait(childrenOf(body), framed, level + 1);
    } else {
      keepShownPicture(element, copy);
      const children = composedChildren(element, name);
      // A slot shows what is put in it; what is nested absurdly deep is lifted.
      const lifted =
        name === 'slot' ||
        (level > MOST_LEVELS && CONTAINER.test(name)) ||
        level > MOST_LEVELS + 50;
      if (!lifted) into.append(copy);
      wait(
        sight === 'shown'
          ? children
          : children.filter((child) => child.nodeType !== Node.TEXT_NODE),
        lifted ? into : copy,
        lifted ? level : level + 1,
      );
    }
  }
  if (frame && framed) resolveAddresses(framed, frame);
  return { root, found };
}

/** The element alone, under names that shadow nothing; a set of frames as the body it stands for. */
function copyOf(element: Element, fresh: Document): Element {
  const copy = fresh.importNode(element, false);
  if (canShadow(copy.localName)) unshadow(copy);
  return copy.localName === 'frameset' ? fresh.createElement('body') : copy;
}
