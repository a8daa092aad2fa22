import { endsSentence } from '../features/containers';
import { wordKey } from '../page/blocks';
import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';
import type { Verdict } from '../model/judge';
import type { PageReading } from '../read-article';
import { mayBeDiscussion } from './discussion';
import { expectedF1, thresholdOf } from './threshold';
import type { Decision } from './unsure';

/** The least probability for keeping a table between kept blocks, and for code. */
const POSSIBLE = 0.2;
const POSSIBLE_CODE = 0.05;
/**
 * Share of a list's words kept, above which its other items are kept too, and below which all are
 * dropped.
 */
const MOST_OF_LIST = 0.65;
const LITTLE_OF_LIST = 0.2;
const WITH_LIST = 0.15;

/** Elements whose blocks are kept or dropped together. */
const WHOLE = 'table, dl, pre';
const LISTS = 'ul, ol';

/**
 * Decides which blocks to keep, given the probability that each is wanted: tables and definition
 * lists as a whole, lists with their items, no heading without text below it, and no repeated
 * title.
 */
export function decide(
  { body, texts: blocks, facts: { heading }, metadata }: PageReading,
  verdict: Verdict,
): Decision {
  const likely = verdict.kept;
  const expected = expectedF1(blocks, likely);
  const least = thresholdOf(blocks, verdict, expected);
  const kept = Uint8Array.from(likely, (value) => (value > least ? 1 : 0));
  const places = placesIn(blocks);
  for (const whole of body.querySelectorAll(WHOLE)) {
    const at = places.get(whole) ?? [];
    const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
    const isAmid = kept[first - 1] === 1 && (kept[last + 1] === 1 || isHeading(blocks[last + 1]));
    const possible = whole.localName === 'pre' ? POSSIBLE_CODE : POSSIBLE;
    const isKept = meanOf(at, blocks, likely) > (isAmid ? possible : least);
    for (const place of at) kept[place] = isKept ? 1 : 0;
  }
  // A discussion's posts may be list items; each is judged by itself.
  const little = mayBeDiscussion(verdict) ? 0 : LITTLE_OF_LIST;
  for (const list of body.querySelectorAll(LISTS)) {
    const at = places.get(list) ?? [];
    const share = meanOf(at, blocks, kept);
    if (share < little || isUnderUnlikelyLabel(at, blocks, likely) || isAside(list, at, blocks))
      for (const place of at) kept[place] = 0;
    else if (share >= MOST_OF_LIST)
      for (const place of at) if ((likely[place] ?? 0) > WITH_LIST) kept[place] = 1;
  }
  keepWhatIsAmid(blocks, likely, kept);
  dropOtherArticles(body, blocks, heading, kept);
  for (const [at, { element }] of blocks.entries())
    if (heading && (element === heading || heading.contains(element))) kept[at] = 0;
  dropTitleAgain(blocks, metadata.title, kept);
  dropStandfirstAgain(blocks, kept);
  dropHeadingsOfNothing(blocks, kept);
  return { kept, judged: { likely, least, expected } };
}

/** Drops repetitions of the title above the text, as in a breadcrumb trail or a picture. */
function dropTitleAgain(
  blocks: readonly TextBlock[],
  title: string | null,
  kept: Uint8Array,
): void {
  const key = wordKey(title ?? '');
  if (key === '') return;
  for (const [at, { text, measure }] of blocks.entries()) {
    if (kept[at] !== 1) continue;
    if (wordKey(text) === key) kept[at] = 0;
    else if (measure.words >= FEWEST_WORDS && endsSentence(text)) return;
  }
}

/** Drops a first block whose text the next one repeats elsewhere, as an abstract repeats a standfirst. */
function dropStandfirstAgain(blocks: readonly TextBlock[], kept: Uint8Array): void {
  const at = kept.indexOf(1);
  const first = blocks[at];
  const second = blocks[kept.indexOf(1, at + 1)];
  if (!first || !second || first.element.parentElement === second.element.parentElement) return;
  if (wordKey(first.text) === wordKey(second.text)) kept[at] = 0;
}

/**
 * The least probability of both neighbours when a block is kept for their sake, and of the block
 * itself.
 */
const VERY_SURE = 0.75;
const AMID = 0.3;
/** Admonition boxes: GitHub, Docusaurus, Sphinx, Obsidian, Minimal Mistakes, Bootstrap. */
const WARNING =
  '[class*=admonition i], [class*=callout i], [class*="-alert" i], [class*="alert-" i], [class*="notice--" i]';
const AMID_IN_WARNING = 0.1;

/** The least probability of a text's last paragraph, and the fewest words it may have. */
const LAST = 0.1;
const FEWEST_WORDS = 10;

/**
 * Whether a block is a paragraph of sentences that follows another and ends their parent element.
 */
function isLastParagraph(
  before: TextBlock | undefined,
  { element, text, measure }: TextBlock,
): boolean {
  return (
    before?.element === element.previousElementSibling &&
    before?.element.localName === 'p' &&
    element.localName === 'p' &&
    element.nextElementSibling === null &&
    before.element.className === element.className &&
    measure.words >= FEWEST_WORDS &&
    endsSentence(text)
  );
}

/**
 * An article's body is contiguous: keeps sentences and headings between blocks that are surely
 * kept.
 */
function keepWhatIsAmid(
  blocks: readonly TextBlock[],
  likely: Float32Array,
  kept: Uint8Array,
): void {
  for (const [at, block] of blocks.entries()) {
    if (kept[at] === 1 || block.linked > 0) continue;
    const own = likely[at] ?? 0;
    const [before, after] = [likely[at - 1] ?? 0, likely[at + 1] ?? 0];
    const isBetween = before > VERY_SURE && after > VERY_SURE;
    const least = block.element.closest(WARNING) ? AMID_IN_WARNING : AMID;
    const isSaid = endsSentence(block.text);
    if (isBetween && own > least && (isHeading(block) || isSaid)) kept[at] = 1;
    // The last paragraph of a text belongs to it, however much it differs from the others.
    if (before > VERY_SURE && own > LAST && isLastParagraph(blocks[at - 1], block)) kept[at] = 1;
  }
}

/**
 * Drops the other `article` elements when the title is inside one: those whose heading links
 * elsewhere are teasers, and those with WordPress's `hentry` class are other posts.
 */
function dropOtherArticles(
  body: PageElement,
  blocks: readonly TextBlock[],
  heading: PageElement | null,
  kept: Uint8Array,
): void {
  const own = heading?.closest('article');
  if (!own) return;
  const others = body.querySelectorAll('article').filter((article) => {
    if (article.contains(own) || own.contains(article)) return false;
    const first = article.querySelector('h2, h3, h4');
    const link = first && (first.closest('a[href]') ?? first.querySelector('a[href]'));
    const leadsAway = link && !link.getAttribute('href')?.startsWith('#');
    return leadsAway || article.matches('.hentry');
  });
  if (others.length === 0) return;
  for (const [at, { element }] of blocks.entries())
    if (kept[at] === 1 && others.some((other) => other.contains(element))) kept[at] = 0;
}

/** The longest label, in words. */
const LONGEST_LABEL = 8;
const UNLIKELY = 0.1;
/** Lists more probable than this are kept, whatever label precedes them. */
const SURE = 0.97;

/** Whether a list of links directly follows a label (not a heading) that is surely unwanted. */
function isUnderUnlikelyLabel(
  places: readonly number[],
  blocks: readonly TextBlock[],
  likely: Float32Array,
): boolean {
  const at = (places[0] ?? 0) - 1;
  const label = blocks[at];
  if (!label || (likely[at] ?? 0) > UNLIKELY || isHeading(label)) return false;
  if (label.measure.words > LONGEST_LABEL || endsSentence(label.text) || label.linked > 0)
    return false;
  const isSure = meanOf(places, blocks, likely) > SURE;
  return !isSure && places.every((place) => (blocks[place]?.links ?? 0) > 0);
}

/** Whether a list is nothing but links in an `aside`, which lead to related pages. */
function isAside(
  list: PageElement,
  places: readonly number[],
  blocks: readonly TextBlock[],
): boolean {
  if (!list.closest('aside')) return false;
  return places.every((place) => {
    const block = blocks[place];
    return block !== undefined && block.linked >= block.measure.words;
  });
}

/** Indices of the blocks in each list and table. */
function placesIn(blocks: readonly TextBlock[]): ReadonlyMap<PageElement, number[]> {
  const places = new Map<PageElement, number[]>();
  for (const [at, { element }] of blocks.entries()) {
    for (let around: PageElement | null = element; around; around = around.parentElement) {
      if (!/^(?:table|dl|pre|ul|ol)$/.test(around.localName)) continue;
      const known = places.get(around);
      if (known) known.push(at);
      else places.set(around, [at]);
    }
  }
  return places;
}

/** The mean of some blocks' values, weighted by word count. */
function meanOf(
  places: readonly number[],
  blocks: readonly TextBlock[],
  values: ArrayLike<number>,
): number {
  let sum = 0;
  let weight = 0;
  for (const at of places) {
    const words = (blocks[at]?.measure.words ?? 0) + 1;
    sum += words * (values[at] ?? 0);
    weight += words;
  }
  return weight > 0 ? sum / weight : 0;
}

/**
 * Drops headings with nothing kept below them before the next heading of the same or a higher rank.
 */
function dropHeadingsOfNothing(blocks: readonly TextBlock[], kept: Uint8Array): void {
  /** The rank of the next kept block: `TEXT` for text, 0 if there is none. */
  let next = 0;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (kept[at] !== 1 || !block) continue;
    const rank = rankOf(block);
    if (rank < TEXT && next <= rank) kept[at] = 0;
    else next = rank;
  }
}

const TEXT = 7;
/** Some templates mark up whole paragraphs as headings. */
const MOST_HEADING_WORDS = 25;

function isHeading(block: TextBlock | undefined): boolean {
  return block !== undefined && rankOf(block) < TEXT;
}

function rankOf({ element, measure, text }: TextBlock): number {
  const rank = /^h([1-6])$/.exec(element.localName)?.[1];
  if (rank === undefined || measure.words > MOST_HEADING_WORDS) return TEXT;
  return /[.。]$/.test(text) ? TEXT : Number(rank);
}
