import { findDate } from '../dates/parse-date';
import { endsSentence } from '../features/containers';
import { foldSpace } from '../page/blocks';
import type { PageElement, PageNode } from '../page/element';
import { element, isAfter } from '../page/tree';
import type { Verdict } from '../model/judge';
import type { TextBlock } from '../page/text-blocks';
import type { PageReading } from '../read-article';
import { kindsAround, type Kind } from './posts';

/** Parts of a post that surround its text, such as the author's name and the buttons. */
const AROUND =
  'header, footer, aside, form, h1, [class*=user i]:not([class*=content i], [class*=body i], [class*=text i]), [class*=author i], [class*=avatar i], [class*=signature i], [class*=profile i], [class*=attribution i], [class*=postdetails i], [class*=meta i], [class*=button i], [class*=action i], [class*=reaction i], [class*=like i]';
export const AUTHOR =
  '[itemprop~=author], [rel~=author], .username, [class*=username i], [class*=author i], [class*=user-name i], a[class*=user i], [data-testid*=user i]';
const LONGEST_NAME = 40;
/**
 * How many of the first blocks to try as a starting point, beside the middle one: notices, the topic
 * or a summary may precede the first post.
 */
const MOST_STARTS = 3;
/** The fewest words in a block that says something. */
const FEWEST_WORDS = 8;
/** Details about an author rather than the post, such as when they joined. */
const ABOUT_AUTHOR =
  'dl, [class*=user i]:not([class*=content i]), [class*=profile i], [class*=authorpane i], [class*=author-info i], [class*=member i]';
/** Labels of the author who asked, rather than names. */
const NO_NAME = /^(?:topic |post )?(?:author|starter|op)$|^original poster$/i;
/** The least share of posts that name their author. */
const LEAST_NAMED = 0.6;
/** Links alone are part of a post if they are more probable than this. */
const WANTED = 0.5;
/** In a post, a short answer counts as well, however unlike an article's text it is. */
const LEAST_SENTENCE = 0.1;
/** Blocks less probable than this are not part of a post. */
const UNLIKELY = 0.25;
/** The least share of the words kept otherwise that a discussion's posts must hold. */
const LEAST_KEPT = 0.7;
/** The longest line, in words, that names the author, with a date and the like. */
const LONGEST_BYLINE = 15;

/** A discussion: its posts in page order, each with its author and date. */
export interface Discussion {
  readonly posts: readonly Post[];
  /** Indices of the blocks before the first post that belong to the discussion. */
  readonly opening: readonly number[];
}

/** One post: its author, time and blocks. */
export interface Post {
  readonly holder: PageElement;
  readonly author: string;
  readonly date: string;
  /** Indices of its blocks, without those of replies nested in it. */
  readonly blocks: readonly number[];
}

/** The forum probability from which posts are looked for: articles have comments, too. */
const MAYBE_FORUM = 0.15;

/** Whether a page resembles a forum enough to look for its posts. */
export function mayBeDiscussion({ kinds }: Verdict): boolean {
  return kinds.forum > MAYBE_FORUM;
}

/**
 * Finds the discussion on a page: several posts of one kind, most of which name their author, and
 * which hold the blocks most likely wanted and most of what is kept; `null` if there is none.
 * @param kept the blocks kept if there is no discussion
 */
export function discussionIn(
  { body, texts: blocks, facts }: PageReading,
  likely: Float32Array,
  kept: Uint8Array,
): Discussion | null {
  const possible = blocks.filter((_, at) => kept[at] === 1 || (likely[at] ?? 0) > UNLIKELY);
  // The most probable block may be the topic of all posts, outside every one of them.
  const starts = [blocks.filter((_, at) => kept[at] === 1), possible].flatMap((from) => {
    const long = from.filter(({ measure }) => measure.words >= FEWEST_WORDS);
    const some = long.length > 0 ? long : from;
    const middle = some.length >> 1;
    return [...some.slice(0, MOST_STARTS), ...some.slice(middle, middle + 1)];
  });
  const writers = body.querySelectorAll(AUTHOR);
  if (writers.length < 2) return null;
  const places = [...new Set(starts.map(({ element: start }) => start))];
  for (const kind of kindsAround(places, body, writers)) {
    const posts = writtenAll(kind, blocks, likely);
    if (!posts) continue;
    const [begin] = posts;
    const opening = blocks.flatMap((block, at) =>
      begin && (likely[at] ?? 0) > UNLIKELY && isBefore(block, begin.holder, facts.heading)
        ? [at]
        : [],
    );
    const found = { posts, opening };
    if (keepsEnough(found, blocks, likely, kept)) return found;
  }
  return null;
}

/**
 * Whether the posts hold most of the words kept otherwise, weighted by probability; if not, they
 * are only part of the page.
 */
function keepsEnough(
  discussion: Discussion,
  blocks: readonly TextBlock[],
  likely: Float32Array,
  kept: Uint8Array,
): boolean {
  const wordsOf = (places: readonly number[]): number =>
    places.reduce((sum, at) => sum + (blocks[at]?.measure.words ?? 0) * (likely[at] ?? 0), 0);
  const otherwise = wordsOf(blocks.flatMap((_, at) => (kept[at] === 1 ? [at] : [])));
  return wordsOf(placesIn(discussion)) >= otherwise * LEAST_KEPT;
}

/** The page's blocks with their probabilities, and all elements that are posts. */
interface Judged {
  readonly blocks: readonly TextBlock[];
  readonly likely: Float32Array;
  readonly all: ReadonlySet<PageElement>;
}

/** Reads all posts with a text; `null` if most of a kind's do not name their author. */
function writtenAll(
  { posts }: Kind,
  blocks: readonly TextBlock[],
  likely: Float32Array,
): readonly Post[] | null {
  if (posts.length < 2) return null;
  const all = new Set<PageElement>(posts);
  const placesOf = new Map<PageElement, number[]>();
  for (const [at, { element: own, text }] of blocks.entries()) {
    const least = endsSentence(text) ? LEAST_SENTENCE : UNLIKELY;
    if ((likely[at] ?? 0) < least) continue;
    for (let up: PageElement | null = own; up; up = up.parentElement) {
      if (!all.has(up)) continue;
      const known = placesOf.get(up);
      if (known) known.push(at);
      else placesOf.set(up, [at]);
      break;
    }
  }
  const written = posts.flatMap(
    (post) => writtenIn(post, placesOf.get(post) ?? [], { blocks, likely, all }) ?? [],
  );
  const named = written.filter(({ author }) => author !== '').length;
  return named > 1 && named >= posts.length * LEAST_NAMED ? written : null;
}

/** Reads a post's author, date and text; `null` if it has no text. */
function writtenIn(
  post: PageElement,
  places: readonly number[],
  { blocks, likely, all }: Judged,
): Post | null {
  const isOwn = (inner: PageElement): boolean => {
    for (let up: PageElement | null = inner; up && up !== post; up = up.parentElement)
      if (all.has(up)) return false;
    return true;
  };
  const words = places.filter((at) => {
    const block = blocks[at];
    return block !== undefined && isWords(block, post, likely[at] ?? 0);
  });
  if (words.length === 0) return null;
  const [author, date] = [authorOf(post, isOwn), dateOf(post, isOwn)];
  return { holder: post, author, date, blocks: words };
}

/** The author of a post, preferably as declared in its markup; empty if none is named. */
function authorOf(post: PageElement, isOwn: (inner: PageElement) => boolean): string {
  const own = (selector: string): PageElement[] => post.querySelectorAll(selector).filter(isOwn);
  const declared = own('[itemprop~=author]');
  const names = (declared.length > 0 ? declared : own(AUTHOR))
    .flatMap((named): PageNode[] => [...named.querySelectorAll('a'), ...named.childNodes, named])
    .map((node) => (node.textContent.length > 400 ? '' : foldSpace(node.textContent)))
    .filter((name) => /\p{L}/u.test(name) && name.length <= LONGEST_NAME && !NO_NAME.test(name));
  // A single letter usually stands in for an avatar.
  return names.find((name) => name.length > 1) ?? names[0] ?? '';
}

/**
 * The date of a post, from its markup or its text; the earliest, since edits may be dated too, but not
 * one of what is told about the author, who joined before.
 */
function dateOf(post: PageElement, isOwn: (inner: PageElement) => boolean): string {
  const stamps = post
    .querySelectorAll('time, [datetime], [title^="20"]')
    .filter(isOwn)
    .flatMap((stamp) => {
      const value = stamp.getAttribute('datetime') ?? stamp.getAttribute('title') ?? '';
      return /^\d{4}-\d\d-\d\d/.test(value) ? [{ stamp, day: value.slice(0, 10) }] : [];
    });
  const own = stamps.filter(({ stamp }) => !stamp.closest(ABOUT_AUTHOR));
  const [earliest] = (own.length > 0 ? own : stamps).map(({ day }) => day).toSorted();
  if (earliest !== undefined) return earliest;
  return (
    post
      .querySelectorAll('time, [class*=date i], [class*=time i]')
      .filter(isOwn)
      .map((named) => (named.textContent.length > 400 ? '' : foldSpace(named.textContent)))
      .find((said) => said !== '' && said.length <= LONGEST_NAME && findDate(said, null)) ?? ''
  );
}

/** Whether a block of a post is its text, rather than its author line or buttons. */
function isWords(
  { element: own, text, measure, linked, button }: TextBlock,
  post: PageElement,
  likely: number,
): boolean {
  const around = own.closest(AROUND);
  if (around && around !== post && post.contains(around)) return false;
  // The subject line, the same for all posts, links to the post.
  if (own.matches('h2, h3, h4') && own.querySelector('a[href^="#"]')) return false;
  const { words } = measure;
  if (button > words / 2) return false;
  if (words <= LONGEST_BYLINE && own.querySelector(AUTHOR)) return false;
  // A link by itself is part of what was said if it is an address or a sentence, not a name.
  const isSaid = words >= FEWEST_WORDS || text.includes('://');
  return linked <= words * 0.8 || (isSaid && likely > WANTED);
}

/** Whether a block is text between the page's heading and the first post. */
function isBefore(
  { element: own, measure, linked }: TextBlock,
  first: PageElement,
  heading: PageElement | null,
): boolean {
  if (!heading || heading.contains(own) || own.contains(first)) return false;
  if (!isAfter(own, heading) || !isAfter(first, own)) return false;
  return measure.words >= FEWEST_WORDS && linked <= measure.words * 0.3;
}

/** Marks a discussion's blocks as kept, and no others. */
export function keepDiscussion(discussion: Discussion, kept: Uint8Array): void {
  kept.fill(0);
  for (const at of placesIn(discussion)) kept[at] = 1;
}

function placesIn({ posts, opening }: Discussion): readonly number[] {
  return [...opening, ...posts.flatMap(({ blocks }) => blocks)];
}

/**
 * Builds the clipped form of a discussion: each post below its author and date, separated by rules.
 * Takes the posts out of the model, from which everything else has already been removed.
 */
export function writeDiscussion(
  { posts, opening }: Discussion,
  blocks: readonly TextBlock[],
): PageElement {
  // Replies nested in a post come later in the list and are taken out of it first.
  for (const { holder } of posts.toReversed()) holder.remove();
  const thread = element('div');
  thread.append(...opening.flatMap((at) => blocks[at]?.element ?? []));
  for (const { author, date, holder } of posts) {
    if (thread.firstChild) thread.append(element('hr'));
    thread.append(element('section', ...byline(author, date), ...holder.childNodes));
  }
  return thread;
}

/** The line above a post; none if it names neither author nor date. */
function byline(author: string, date: string): readonly PageElement[] {
  if (author === '') return date === '' ? [] : [element('p', date)];
  return [element('p', element('strong', author), date === '' ? '' : ` · ${date}`)];
}
