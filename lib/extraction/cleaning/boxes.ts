import { blockOf, blocksIn as innerBlocks } from './block';
import { BOX_NAMES, MAYBE_BOX_NAMES } from '../vocabulary/box-names';
import { foldSpace, hasBlockInside, isSubheading } from '../page/blocks';
import { countParts } from '../output/words';
import type { Bin } from './dropped';
import { labelKind } from './lines';

const BOX = new RegExp(`(?:^|[\\s_-])(?:${BOX_NAMES})(?:$|[\\s_-]|\\d)`);
const MAYBE = new RegExp(`(?:^|[\\s_-])(?:${MAYBE_BOX_NAMES})(?:$|[\\s_-]|\\d)`);
/** Elements that hold controls and side matter. */
const CONTROLS =
  'form, button, input, select, textarea, label, nav, [itemtype$=BreadcrumbList], [role=navigation], [role=complementary], [role=menu], [role=search], [aria-hidden=true]:not(.katex-html, math, svg)';
/** Of these, the ones that templates also put around text. */
const SIDE_MATTER = 'label, [role=complementary], [aria-hidden=true]';
/** Boxes of other people's words and of other articles, however long. */
const FOREIGN = /comment|disqus|related|recommend|popular|trending|recirc|newsletter/;
/** A box that holds more of the text than this is the article in a badly named wrapper. */
const MOST = 0.3;

/** Takes out boxes that their class name, id or role gives away. */
export function dropBoxes(body: Element, bin: Bin): void {
  const most = body.textContent.length * MOST;
  for (const element of body.querySelectorAll(CONTROLS)) {
    if (element.matches(SIDE_MATTER) && holdsSentence(element)) continue;
    if (
      element.textContent.length < most &&
      !element.querySelector('pre, table, h1') &&
      !(element.localName === 'form' && element.textContent.length > 1500)
    ) {
      bin.drop(element, 'control');
    }
  }
  // In a discussion each post has its date.
  const isDiscussion = body.querySelectorAll('.username').length > 1;
  const known = new Map<string, BoxName | null>();
  const texts = new Map<Element, boolean>();
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (KEPT.test(element.localName)) continue;
    const raw = `${element.getAttribute('class') ?? ''} ${element.id}`;
    let name = known.get(raw);
    if (name === undefined) known.set(raw, (name = boxName(namesOf(element))));
    if (!name || !body.contains(element) || element.closest(NEVER_A_BOX)) continue;
    // Of a heading such names tell how it behaves: one that a sticky bar must not hide.
    if (isSubheading(element) && /nav|menu|bar/.test(name.word)) continue;
    if (isNamedByHeading(element)) continue;
    if (OWN.test(name.word) && isOwn(element) && isAmongText(element, texts)) continue;
    if (isDiscussion && /date|time|posted/.test(name.word)) continue;
    const isHeaded = FOREIGN.test(name.word) && beginsWithLabel(element);
    if (element.textContent.length > (isHeaded ? most * 2 : most)) continue;
    if (!isHeaded && !name.certain && mayBeText(element)) continue;
    if (element.querySelector('h1') || (!FOREIGN.test(name.word) && isLongText(element))) continue;
    bin.drop(element, `box named ${name.word}`);
  }
}

/** Whether a box says first that what it holds is elsewhere: "Recommended for you". */
function beginsWithLabel(element: Element): boolean {
  let first: Element = element;
  while (first.firstElementChild && first.firstElementChild.textContent.trim() !== '')
    first = first.firstElementChild;
  return labelKind(foldSpace(first.textContent)) === 'related';
}

/** Whether what sounds like a box is but the id of a section of the text, made of its heading. */
function isNamedByHeading(element: Element): boolean {
  if (element.id === '' || boxName(asWords(element.getAttribute('class') ?? ''))) return false;
  const first = Array.from(element.children).find((child) => child.textContent.trim() !== '');
  const heading = isSubheading(element) ? element : first;
  if (!heading || !isSubheading(heading) || COMMENTS.test(element.id)) return false;
  return labelKind(foldSpace(heading.textContent)) === null;
}

/** Boxes that a book's text has too, to explain and to warn. */
const OWN = /^(?:sidebar|alert|notice)$/;

/** Whether such a box may be one of the text: what the page wants to be pressed is its own. */
function isOwn(element: Element): boolean {
  return !element.querySelector('a, button') || holdsSentence(element);
}

/**
 * Whether a box stands among paragraphs.
 * @param texts what is known of whether elements hold paragraphs
 */
function isAmongText(element: Element, texts: Map<Element, boolean>): boolean {
  const around = element.parentElement;
  if (!around) return false;
  let isText = texts.get(around);
  if (isText === undefined) {
    isText = Array.from(around.children).some(
      (one) => !one.matches('[class*=sidebar i]') && isParagraph(one) && holdsSentence(one),
    );
    texts.set(around, isText);
  }
  return isText;
}

/** Whether an element is what text is made of, rather than a box around it. */
function isParagraph(element: Element): boolean {
  return LIST.test(element.localName) || !hasBlockInside(element);
}

interface BoxName {
  readonly word: string;
  /** Such a box goes even where sentences stand in it. */
  readonly certain: boolean;
}

function boxName(names: string): BoxName | null {
  const certain = BOX.exec(names);
  const match = certain ?? MAYBE.exec(names);
  if (!match) return null;
  return { word: match[0].trim().replace(/^[-_]|[-_]$/g, ''), certain: certain !== null };
}

const KEPT = /^(?:pre|code|math|td|th|tr|tbody|body|html|main|article|h1)$/;

/** Boxes of the text itself stand in these, or are called these. */
const NEVER_A_BOX = 'pre, math, figure, .footnotes, .admonition, .admonitionblock, span.comment';
const COMMENTS = /comment|disqus|respon/i;
const LIST = /^(?:ul|ol|dl|blockquote|table)$/;

/** Class names and id as lower-case words with dashes. */
export function namesOf(element: Element): string {
  return asWords(`${element.getAttribute('class') ?? ''} ${element.id}`);
}

function asWords(names: string): string {
  return names.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2').toLowerCase();
}

/** Whether the element holds the greater part of an article rather than a box's few lines. */
function isLongText(element: Element): boolean {
  const { words, linkShare } = blockOf(element);
  return words > 250 && linkShare < 0.2;
}

/**
 * Whether a part of the text stands in the element: a sentence, a table, a heading alone, or who
 * wrote a post of a discussion.
 */
function mayBeText(element: Element): boolean {
  if (element.querySelector('table tr + tr, .username') || holdsSentence(element)) return true;
  const heading = element.querySelector('h2, h3, h4, h5, h6');
  return (
    heading !== null &&
    heading.textContent.trim() === element.textContent.trim() &&
    !element.querySelector('a')
  );
}

/** What stands in a sentence, or after it. */
const MARK = /[.!?。！？…:,]/;

/** Whether a sentence stands in the element, outside links. */
function holdsSentence(element: Element): boolean {
  // Most boxes are told by their text as a whole, which costs nothing to look at.
  const whole = element.textContent;
  if (!MARK.test(whole) || countParts(whole) < 8) return false;
  return [blockOf(element), ...innerBlocks(element)].some(
    ({ words, linkShare, text }) => linkShare < 0.3 && words >= 8 && MARK.test(text),
  );
}
