import { foldSpace } from '../page/blocks';

/** What may be a footnote's mark in the text. */
const REFERENCES =
  'sup, sup a[href^="#"], a[role~=doc-noteref], a[rel~=footnote], a[class*=footnote i][href^="#"], a[href^="#fn"], a[href^="#cite_note"], a[href^="#footnote"], a[href^="#_ftn"]';
const MARK = /^[[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?$/iu;
/** A note that is longer is a part of the text. */
const LONGEST_NOTE = 3000;
/** In this form both ways already work. */
const STANDARD = '.footnotes [id^=fn], [role=doc-endnotes] [id^=fn]';

/** A footnote taken from the page, by the number that its marks lead to. */
interface Note {
  readonly number: number;
  readonly content: Element;
}

/**
 * Takes the footnotes of a page out of wherever they stand, and makes their marks lead to numbers.
 * Templates set them in side columns, hidden boxes and lists of links, which the choice of the
 * article would lose.
 */
export function takeFootnotes(root: Element): readonly Note[] {
  const references = root.querySelectorAll(REFERENCES);
  if (references.length === 0) return [];
  const byId = new Map(
    Array.from(root.querySelectorAll('[id], a[name]'), (element) => [
      element.id || (element.getAttribute('name') ?? ''),
      element,
    ]),
  );
  const notes = new Map<Element, Note>();
  for (const reference of references) {
    const text = foldSpace(reference.textContent);
    if (!MARK.test(text) || !root.contains(reference)) continue;
    const target = idsOf(reference, text)
      .map((id) => byId.get(id))
      .find((element) => element !== undefined);
    if (!target || target.matches(STANDARD)) continue;
    const holder = target.closest('li, dd, p, aside, div');
    if (!holder || !isNote(holder, reference)) continue;
    const note = notes.get(holder) ?? { number: notes.size + 1, content: holder };
    if (!notes.has(holder)) notes.set(holder, note);
    const mark = markOf(root.ownerDocument, note.number, text);
    if (reference.localName === 'a') reference.replaceWith(mark);
    else reference.replaceChildren(mark);
  }
  for (const { content } of notes.values()) {
    for (const back of content.querySelectorAll('a[href^="#"]')) back.remove();
    const [first] = content.children;
    if (first?.localName === 'sup' && first.textContent.trim().length <= 3) first.remove();
    content.remove();
  }
  return [...notes.values()];
}

/** Sets the footnotes that an article's text refers to at its end, each with its way back. */
export function putFootnotes(article: Element, notes: readonly Note[]): void {
  const document = article.ownerDocument;
  const list = document.createElement('ol');
  for (const { number, content } of notes) {
    const mark = article.querySelector(`[data-note="${number}"]`);
    if (!mark) continue;
    mark.id = `fnref:${number}`;
    const item = document.createElement('li');
    item.id = `fn:${number}`;
    item.append(...Array.from(content.childNodes, (node) => document.importNode(node, true)));
    const back = document.createElement('a');
    back.setAttribute('href', `#fnref:${number}`);
    back.textContent = '↩';
    item.append(' ', back);
    list.append(item);
  }
  if (!list.firstChild) return;
  const section = document.createElement('section');
  section.className = 'footnotes';
  section.append(list);
  article.append(section);
}

function isNote(holder: Element, reference: Element): boolean {
  const length = holder.textContent.trim().length;
  return (
    length > 3 &&
    length <= LONGEST_NOTE &&
    !holder.contains(reference) &&
    !holder.querySelector('h1, h2, h3, article') &&
    (reference.compareDocumentPosition(holder) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}

function markOf(document: Document, number: number, text: string): Element {
  const link = document.createElement('a');
  link.setAttribute('href', `#fn:${number}`);
  link.setAttribute('data-note', String(number));
  link.textContent = text;
  return link;
}

/** The ids that a mark may lead to; one without a link goes by its number alone. */
function idsOf(reference: Element, text: string): readonly string[] {
  if (reference.localName !== 'a') {
    if (reference.querySelector('a')) return [];
    return ['footnote-', 'footnote', 'fn-', 'fn:', 'fn', 'note-'].map((name) => name + text);
  }
  const hash = (reference.getAttribute('href') ?? '').slice(1);
  try {
    return [decodeURIComponent(hash)];
  } catch {
    return [hash];
  }
}
