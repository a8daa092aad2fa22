import type { PageElement, PageNode } from '../page/element';
import { nodesIn } from '../page/walk';
import { isAfter } from '../page/tree';
import { foldSpace } from '../page/blocks';

/** Anything longer, in characters, is part of the text. */
const LONGEST_NOTE = 3000;
const SIDENOTE =
  '[class*=sidenote i], [class*=side-note i], [class*=marginnote i], [class*=margin-note i]';
/** The start of a footnote that is identified by its number alone. */
const NUMBERED = 'p > sup:first-child, li > sup:first-child, div > sup:first-child';

/** The possible targets of a page's footnote references. */
export interface Targets {
  readonly byId: ReadonlyMap<string, PageElement>;
  /** The superscript numbers that elements begin with, by their text. */
  readonly numbered: ReadonlyMap<string, PageElement>;
  readonly wanted: ReadonlySet<PageElement>;
}

interface Reference {
  readonly element: PageElement;
  readonly text: string;
}

/** Collects everything on a page that a reference could lead to. */
export function targetsOf(root: PageElement, references: readonly Reference[]): Targets {
  const byId = new Map(
    Array.from(root.querySelectorAll('[id], a[name]'), (element) => [
      element.id || (element.getAttribute('name') ?? ''),
      element,
    ]),
  );
  // Word gives its notes no ids; only the back links identify them.
  for (const back of root.querySelectorAll('a[href*="#_ftnref"]')) {
    const id = back.getAttribute('href')?.replace(/^.*#_ftnref/, '_ftn') ?? '';
    if (!byId.has(id)) byId.set(id, back);
  }
  const wanted = references.flatMap(({ element, text }) => {
    const id = idsOf(element, text).find((each) => byId.has(each));
    return (id !== undefined && byId.get(id)) || [];
  });
  return { byId, numbered: numberedIn(root), wanted: new Set(wanted) };
}

/** Finds the element with the note that a reference leads to; `null` if it leads to none. */
export function noteFor(
  reference: PageElement,
  text: string,
  targets: Targets,
): PageElement | null {
  const target = idsOf(reference, text)
    .map((id) => targets.byId.get(id))
    .find((element) => element !== undefined && element !== reference);
  if (target) {
    const term = target.closest('dt');
    const holder = term ? term.nextElementSibling : target.closest('li, dd, p, aside, div');
    return holder && isNote(holder, reference, targets) ? holder : null;
  }
  if (reference.localName !== 'sup' || isExponent(reference)) return null;
  const holder = targets.numbered.get(text)?.parentElement;
  return holder && isNote(holder, reference, targets) ? holder : null;
}

/**
 * Finds the elements that begin with a superscript number. A number that several begin with is
 * left out: verses, and the paragraphs of each section of a law, are counted like that.
 */
function numberedIn(root: PageElement): ReadonlyMap<string, PageElement> {
  const found = new Map<string, PageElement>();
  const repeated = new Set<string>();
  for (const sup of root.querySelectorAll(NUMBERED)) {
    if (sup.previousSibling !== null && !isBlank(sup.previousSibling)) continue;
    const number = foldSpace(sup.textContent);
    if (found.has(number)) repeated.add(number);
    else found.set(number, sup);
  }
  for (const number of repeated) found.delete(number);
  return found;
}

/** Whether a superscript number is the power of a unit, as in 500 m². */
function isExponent(sup: PageElement): boolean {
  const before = sup.previousSibling;
  return before?.nodeType === 3 && /\d\s?[a-zµ]{1,2}$/i.test(before.nodeValue ?? '');
}

/** Finds the sidenote placed inline, right after its reference. */
export function sidenoteAfter(reference: PageElement): PageElement | null {
  const outer = reference.closest('sup') ?? reference;
  let next = outer.nextElementSibling;
  while (next?.localName === 'input') next = next.nextElementSibling;
  return next?.matches(SIDENOTE) && next.localName === 'span' ? next : null;
}

/**
 * Removes the back links and the number from a note.
 * @param text the text of its reference
 */
export function cleanNote(note: PageElement, text: string): void {
  for (const back of note.querySelectorAll('a[href^="#"], a[href*="#_ftnref"]')) {
    // A note may refer to another one.
    if (back.note === null) back.remove();
  }
  const number = text.replaceAll(/[[\]()]/g, '').replaceAll(/[*†‡§]/g, String.raw`\$&`);
  // Lists number their items themselves: `1 Samuel` is not the first of them.
  const alone = note.localName === 'li' ? '+' : '*';
  const begins = new RegExp(
    String.raw`^\s*(?:[[(]?${number}(?:[\])]|[.:)\]]${alone}(?=\s|$))|[\^↑])\s*`,
  );
  for (const node of nodesIn(note)) {
    if (node.nodeType === 1) continue;
    const content = node.nodeValue;
    const rest = number === '' ? content : content.replace(begins, '');
    node.nodeValue = rest;
    if (rest.trim() !== '') break;
  }
  for (const emptied of note.querySelectorAll('sup, span, b')) {
    if (/^[\s[\]()]*$/.test(emptied.textContent) && !emptied.querySelector('img')) emptied.remove();
  }
}

function isNote(holder: PageElement, reference: PageElement, { wanted }: Targets): boolean {
  const length = holder.textContent.trim().length;
  return (
    length > 3 &&
    length <= LONGEST_NOTE &&
    !holder.contains(reference) &&
    !holder.querySelector('h1, h2, h3, article') &&
    (holder.localName !== 'div' ||
      [...wanted].filter((each) => holder.contains(each)).length <= 1) &&
    isAfter(holder, reference)
  );
}

/**
 * Returns the ids that a reference may lead to; one without a link is matched by its number alone.
 */
function idsOf(reference: PageElement, text: string): readonly string[] {
  if (reference.localName === 'label') return [reference.getAttribute('for') ?? ''];
  if (reference.localName !== 'a')
    return ['footnote-', 'footnote', 'fn-', 'fn:', 'fn', 'note-'].map((name) => name + text);
  const hash = (reference.getAttribute('href') ?? '').slice(1);
  try {
    return [decodeURIComponent(hash)];
  } catch {
    return [hash];
  }
}

function isBlank(node: PageNode): boolean {
  return node.nodeType === 3 && (node.nodeValue ?? '').trim() === '';
}
