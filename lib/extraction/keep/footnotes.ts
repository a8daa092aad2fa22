import type { PageElement } from '../page/element';
import { nodesIn } from '../page/walk';
import { element } from '../page/tree';
import { foldSpace, hasBlockInside, isBlock, isElement } from '../page/blocks';
import { cleanNote, noteFor, sidenoteAfter, targetsOf } from './footnote-targets';

/** Elements that may be a footnote reference. */
const REFERENCES = 'sup, a[href^="#"], label[for]';
/** Links that are references without being in brackets or superscript. */
const NAMED =
  'sup a, a[role~=doc-noteref], a[rel~=footnote], a[class*=footnote i], a[href^="#fn"], a[href^="#cite_note"], a[href^="#footnote"], a[href^="#_ftn"]';
const MARK = /^[[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?$/iu;
const IN_BRACKETS = /^\[\d{1,3}\]$/;

/** A footnote taken from the page, with the number that its references lead to. */
export interface Note {
  readonly number: number;
  /** The text of its first reference. */
  readonly text: string;
  readonly content: PageElement;
}

/**
 * Removes the footnotes from a page, and numbers their references. Templates put notes in side
 * columns, hidden boxes, lists of links and amid the text, where article extraction would lose them
 * or keep them as interruptions.
 */
export function takeFootnotes(root: PageElement): readonly Note[] {
  const references = root
    .querySelectorAll(REFERENCES)
    .map(markIn)
    .filter((each) => each !== null);
  if (references.length === 0) return [];
  const targets = targetsOf(root, references);
  const notes = new Map<PageElement, Note>();
  for (const { element: mark, text } of references) {
    if (!root.contains(mark)) continue;
    const beside = sidenoteAfter(mark);
    const listed = noteFor(mark, text, targets);
    // A note given both in the margin and in a list is kept once.
    if (listed) beside?.remove();
    const content = listed ?? beside;
    if (!content) continue;
    const note = notes.get(content) ?? { number: notes.size + 1, text, content };
    notes.set(content, note);
    setMark(mark, note.number, text);
  }
  for (const { content, text } of notes.values()) {
    cleanNote(content, text);
    removeWithEmptied(content);
  }
  return [...notes.values()];
}

/**
 * Appends the footnotes that an article refers to, each starting with its mark as a back link: the
 * number is part of the text, and survives copying.
 */
export function putFootnotes(article: PageElement, notes: readonly Note[]): void {
  const marks = marksIn(article);
  const cited = new Set<Note>();
  // Notes refer to other notes. Iterating a set reaches what is added meanwhile.
  const byNumber = new Map(notes.map((note) => [note.number, note]));
  const cite = (found: ReadonlyMap<number, PageElement>) => {
    for (const [number, mark] of found) {
      const note = byNumber.get(number);
      if (note) cited.add(note);
      if (!marks.has(number)) marks.set(number, mark);
    }
  };
  cite(marks);
  for (const { content } of cited) cite(marksIn(content));
  const section = element('section');
  section.className = 'footnotes';
  for (const { number, content } of [...cited].toSorted((a, b) => a.number - b.number)) {
    const mark = marks.get(number);
    if (!mark) continue;
    mark.id = `fnref:${number}`;
    const note = element(hasBlockInside(content) ? 'div' : 'p', ...content.childNodes);
    note.id = `fn:${number}`;
    const back = element('a', mark.textContent);
    back.setAttribute('href', `#fnref:${number}`);
    firstLine(note).prepend(back, ' ');
    section.append(note);
  }
  if (section.firstChild) article.append(section);
}

/** The first reference to each note in a part of the page. */
function marksIn(part: PageElement): Map<number, PageElement> {
  const marks = new Map<number, PageElement>();
  for (const node of nodesIn(part))
    if (node.nodeType === 1 && node.note !== null && !marks.has(node.note))
      marks.set(node.note, node);
  return marks;
}

/** Removes an element, and the ancestors that are empty without it. */
function removeWithEmptied(emptied: PageElement): void {
  const around = emptied.parentElement;
  emptied.remove();
  const isEmpty =
    around && around.textContent.trim() === '' && !around.querySelector('img, picture, video');
  if (isEmpty && !/^(?:body|main|article)$/.test(around.localName)) removeWithEmptied(around);
}

/** The innermost element that a note's text begins in. */
function firstLine(note: PageElement): PageElement {
  const first = Array.from(note.childNodes).find(
    (node) => isElement(node) || node.textContent.trim() !== '',
  );
  return isElement(first) && isBlock(first) && !/^(?:table|pre|ul|ol|dl)$/.test(first.localName)
    ? firstLine(first)
    : note;
}

/** Returns an element and its text if it reads like a footnote reference; otherwise `null`. */
function markIn(
  reference: PageElement,
): { readonly element: PageElement; readonly text: string } | null {
  // For a superscript link, the link is the reference.
  if (reference.localName === 'sup' && reference.querySelector('a')) return null;
  if (reference.textContent.length > 40) return null;
  const text = foldSpace(reference.textContent);
  if (reference.localName === 'label') {
    return (text === '' || MARK.test(text) || text === '⊕') && sidenoteAfter(reference)
      ? { element: reference, text }
      : null;
  }
  if (!MARK.test(text)) return null;
  const isMark =
    reference.localName === 'sup' || IN_BRACKETS.test(text) || reference.matches(NAMED);
  return isMark ? { element: reference, text } : null;
}

/**
 * Turns an element into the reference to a note: a number in brackets, which cannot run into a word
 * or an exponent.
 */
function setMark(reference: PageElement, number: number, text: string): void {
  const link = element('a', /^[*†‡§]$/.test(text) ? text : `[${number}]`);
  link.setAttribute('href', `#fn:${number}`);
  link.note = number;
  // Back links lead to the link, which takes over that id.
  for (let old = reference.closest('[id^=fnref]'); old; old = reference.closest('[id^=fnref]'))
    old.removeAttribute('id');
  const raised = reference.closest('sup');
  if (raised === reference) reference.replaceChildren(link);
  else if (raised) reference.replaceWith(link);
  else reference.replaceWith(element('sup', link));
}
