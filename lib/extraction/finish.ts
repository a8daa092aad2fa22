import type { Article } from '../clips/article';
import { writeDiscussion, type Discussion } from './choose/discussion';
import { doubtOf } from './choose/looks-like-article';
import { isSlanted, prune, type LeftOut } from './choose/prune';
import { reasonOf } from './choose/reason';
import { standfirstOf } from './choose/standfirst';
import { isUnsure, type Decision } from './choose/unsure';
import { keepFigures, pictureBefore } from './keep/figures';
import { putFootnotes } from './keep/footnotes';
import { linkAbsolutely } from './keep/prepare';
import { readDirection } from './metadata/language';
import { htmlOf, innerHtml } from './output/html';
import { gatherAround, Marks, type Dropped } from './output/places';
import { receiptOf } from './output/receipt';
import { runningText } from './output/running-text';
import { sanitise, serialise } from './output/sanitise';
import { simplifyStructure } from './output/structure';
import { tidy } from './output/tidy';
import { countWords } from './output/words';
import type { PageElement } from './page/element';
import type { TextBlock } from './page/text-blocks';
import type { PageReading } from './read-article';

/** The fewest characters in a text outside the article that the user may still miss. */
const LEAST_PROSE = 150;
/** The longest omitted text, in characters, that is offered for restoring. */
const LONGEST_OFFERED = 20_000;

/**
 * Turns the kept blocks of a page into an article; `null` if nothing is kept.
 * @param discussion the discussion that is kept, if it is one
 */
export function finish(
  page: PageReading,
  decision: Decision,
  discussion: Discussion | null = null,
): Article | null {
  const { body, texts, metadata, facts, base, wordsVisible } = page;
  const { kept } = decision;
  const standfirst = discussion ? null : standfirstOf(page, kept);
  for (const [at, block] of texts.entries())
    if (
      isSlanted([at], texts) &&
      (block.element.querySelector('img') ?? pictureBefore(block.element))
    )
      kept[at] = 0;
  const marks = new Marks();
  const unsure = texts.flatMap(({ element }, at) => {
    if (kept[at] !== 1 || !isUnsure(decision, texts, at)) return [];
    const mark = marks.make();
    element.prepend(mark);
    return mark.id;
  });
  const left: { readonly part: LeftOut; readonly mark: PageElement }[] = [];
  const pruned = prune(page, kept, (part) => {
    // Title and standfirst are shown as such and are not offered for restoring.
    if (isTitle(part, page) || isOnly(part, standfirst?.at)) return null;
    const mark = marks.make();
    left.push({ part, mark });
    return mark;
  });
  if (!pruned) return null;
  const root = discussion ? writeDiscussion(discussion, texts) : pruned;
  const doubt = doubtOf(root, page, decision);
  const dropped = left.map(({ part, mark }) => ({
    ...droppedOf(part, mark, page, root),
    isUnsure: part.blocks.some((at) => isUnsure(decision, texts, at)),
  }));
  gatherAround(
    root,
    dropped.filter(({ html }) => html !== ''),
  );
  keepFigures(root);
  putFootnotes(root, page.notes);
  linkAbsolutely(root, base);
  tidy(root);
  if (!discussion) simplifyStructure(root);
  const article = sanitise(innerHtml(root));
  const places = marks.take(article);
  const text = runningText(article);
  const wordsKept = countWords(text);
  return {
    ...metadata,
    ...(standfirst && { standfirst: standfirst.text }),
    title: metadata.title ?? titleIn(body, facts.url),
    receipt: receiptOf({ article, wordsKept, wordsVisible, dropped, places, unsure, doubt }),
    dir: readDirection(facts.root, facts.heading, text),
    html: serialise(article),
    text,
    wordCount: wordsKept,
  };
}

function isTitle({ blocks }: LeftOut, { texts, facts }: PageReading): boolean {
  const [only, another] = blocks;
  const element = only === undefined || another !== undefined ? null : texts[only]?.element;
  return Boolean(
    element && facts.heading && (element === facts.heading || facts.heading.contains(element)),
  );
}

/** Whether a part consists of this block only. */
const isOnly = ({ blocks }: LeftOut, at: number | undefined): boolean =>
  at !== undefined && blocks.length === 1 && blocks[0] === at;

/** Describes an omitted part for the receipt; with its HTML if the user may miss it. */
function droppedOf(
  { nodes, blocks }: LeftOut,
  mark: PageElement,
  { texts, facts, metadata, base }: PageReading,
  root: PageElement,
): Omit<Dropped, 'isUnsure'> {
  const own = blocks.flatMap((at) => texts[at] ?? []);
  const text = own.map((block) => block.text).join(' ');
  const reason = reasonOf(own, facts, metadata.authors);
  const isMissed = root.contains(mark) ? mayBeMissed(own, text, reason) : isLongText(own, text);
  if (!isMissed || text.length > LONGEST_OFFERED) return { text, reason, mark, html: '' };
  for (const node of nodes) if (node.nodeType === 1) linkAbsolutely(node, base);
  return { text, reason, mark, html: nodes.map(htmlOf).join('') };
}

/**
 * Menus, forms and lists of links are listed but not offered: they are the most expensive to
 * sanitise.
 */
function mayBeMissed(blocks: readonly TextBlock[], text: string, reason: string): boolean {
  return reason !== 'control' && (text.length < 200 || linkDensity(blocks) < 0.5);
}

/**
 * Outside the article there are mostly menus and lists, but a text about its author may be wanted.
 */
function isLongText(blocks: readonly TextBlock[], text: string): boolean {
  return text.length >= LEAST_PROSE && linkDensity(blocks) < 0.3;
}

function linkDensity(blocks: readonly TextBlock[]): number {
  const words = blocks.reduce((sum, { measure }) => sum + measure.words, 0);
  return blocks.reduce((sum, { linked }) => sum + linked, 0) / (words || 1);
}

/** Titles a page without a title by its first heading, or by its URL. */
function titleIn(body: PageElement, url: string): string {
  return body.querySelector('h1, h2, h3')?.textContent.trim() || url;
}
