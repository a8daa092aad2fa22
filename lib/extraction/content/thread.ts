import { blockOf } from '../cleaning/block';
import { findDate } from '../dates/parse-date';
import { countParts } from '../output/words';
import { foldSpace, isAfter, isElement } from '../page/blocks';
import { NUMBER, unnumber } from './number-blocks';

/** Class names of what one person wrote in a discussion. */
const POST = /(?:^|[\s_-])(?:post|message|comment|reply|answer|timeline)(?:$|[\s_-])/;
/** What stands around the words of a post. */
const AROUND =
  'header, footer, aside, form, h1, [class*=user i]:not([class*=content i], [class*=body i], [class*=text i]), [class*=author i], [class*=avatar i], [class*=signature i], [class*=profile i], [class*=attribution i], [class*=postdetails i], [class*=meta i], [class*=button i], [class*=action i], [class*=reaction i], [class*=like i]';
const AUTHOR =
  '[itemprop~=author], [rel~=author], .username, [class*=username i], [class*=author i], [class*=user-name i], a[class*=user i], [data-testid*=user i]';
/** Posts of such a name belong together wherever on the page they stand. */
const ANSWER = /message|comment|reply|answer/;
/** Kinds of posts that are tried, from the inside out; a page that means harm may name thousands. */
const MOST_KINDS = 20;
/** Marks the posts that were found. */
const ONE = 'data-tearsheet-post';
const LONGEST_NAME = 40;
/** Of a block that says something. */
const FEWEST_WORDS = 8;
/** In words: a line that names the writer, with the date and the like. */
const LONGEST_BYLINE = 15;

/**
 * The whole of a discussion, where the choice fell on one of its posts: what was said first, and
 * each post under who wrote it and when, in the page's order. `null` where there are no posts of
 * one kind, or they lead to articles.
 * @param whole the page, its blocks numbered
 */
export function threadAround(
  whole: Element,
  chosen: ReadonlySet<string>,
  heading: Element | null,
): Element | null {
  const blocks = Array.from(whole.querySelectorAll(`[${NUMBER}]`));
  const begin = blocks.findIndex((block) => chosen.has(block.getAttribute(NUMBER) ?? ''));
  const from = blocks.slice(Math.max(0, begin));
  const first = from.find((block) => countParts(block.textContent) >= FEWEST_WORDS) ?? from[0];
  if (!first) return null;
  const posts = postsOf(first, whole);
  if (!posts) return null;
  const document = whole.ownerDocument;
  const thread = document.createElement('div');
  thread.className = 'thread';
  const before = blocks.filter((block) => isBefore(block, posts.first, heading));
  thread.append(...before.map((block) => document.importNode(block, true)));
  for (const post of posts.written) {
    if (thread.firstChild) thread.append(document.createElement('hr'));
    thread.append(post);
  }
  unnumber(thread);
  return thread;
}

/** Posts of a discussion, as they are clipped. */
interface Posts {
  /** The first of them on the page. */
  readonly first: Element;
  readonly written: readonly Element[];
}

/** An element that may be a post, and the class by which others like it are known. */
interface Kind {
  readonly post: Element;
  readonly name: string;
}

/** The posts like the one that an element stands in, or the answers to it. */
function postsOf(start: Element, whole: Element): Posts | null {
  const around = kindsAround(start, whole).slice(0, MOST_KINDS);
  const answer = firstAnswer(whole);
  if (around.length === 0 && !answer) return null;
  const writers = whole.querySelectorAll(AUTHOR);
  if (writers.length < 2) return null;
  const holders = holdersOf(writers);
  for (const kind of around) {
    const found = writtenAll(postsLike(kind, whole, holders));
    if (found) return found;
  }
  const answers = answer ? postsLike(answer, whole, holders) : [];
  const asked = answers[0] && besideOf(start, answers[0]);
  return asked ? writtenAll([asked, ...answers]) : null;
}

/** What an element and those around it may be posts by; one that is sought on all of the page once. */
function kindsAround(start: Element, whole: Element): readonly Kind[] {
  const kinds: Kind[] = [];
  const sought = new Set<string>();
  for (let place: Element | null = start; place && place !== whole; place = place.parentElement) {
    const post = place;
    const keyOf = (name: string): string => `${post.localName}.${name}`;
    const names = postNamesOf(post).filter((name) => !sought.has(keyOf(name)));
    if (names.length === 0 || post.matches(AROUND)) continue;
    for (const name of names) {
      kinds.push({ post, name });
      if (isEverywhere(name)) sought.add(keyOf(name));
    }
  }
  return kinds;
}

/** The first answer on a page that may be a question with its answers. */
function firstAnswer(whole: Element): Kind | null {
  for (const post of whole.querySelectorAll('[class*=answer i]')) {
    const name = postNamesOf(post).find((each) => each.includes('answer'));
    if (name !== undefined) return { post, name };
  }
  return null;
}

/** The largest element around one that another does not stand in; `null` where it stands inside that. */
function besideOf(element: Element, other: Element): Element | null {
  const around = element.parentElement;
  if (!around || element.contains(other)) return null;
  return around.contains(other) ? element : besideOf(around, other);
}

/** `null` where most do not say who wrote them. */
function writtenAll(posts: readonly Element[]): Posts | null {
  const [first] = posts;
  if (!first || posts.length < 2) return null;
  for (const post of posts) post.setAttribute(ONE, '');
  const written = posts.flatMap((post) => writtenIn(post) ?? []);
  for (const post of posts) post.removeAttribute(ONE);
  return written.length > 1 && written.length >= posts.length * 0.6 ? { first, written } : null;
}

/** The classes by which posts may be known; the empty one where all that an element says is that it is an article. */
function postNamesOf({ classList, localName }: Element): readonly string[] {
  const named = Array.from(classList).filter((each) => POST.test(each.toLowerCase()));
  return named.length === 0 && localName === 'article' ? [''] : named;
}

function isEverywhere(name: string): boolean {
  return name === '' || ANSWER.test(name);
}

/**
 * Posts of one kind, also in answer to each other, each with what says who wrote it; none where
 * one leads to an article.
 * @param holders all elements in which a writer is named
 */
function postsLike(
  { post, name }: Kind,
  whole: Element,
  holders: ReadonlySet<Element>,
): readonly Element[] {
  const within = isEverywhere(name) ? whole : post.parentElement;
  const named =
    name === ''
      ? within?.getElementsByTagName(post.localName)
      : within?.getElementsByClassName(name);
  const alike = Array.from(named ?? []).filter(({ localName }) => localName === post.localName);
  const posts = alike.map((each, at) => withWriter(each, holders, alike[at - 1], alike[at + 1]));
  return (name === '' ? posts.some(isNoPost) : leadToArticles(posts, whole)) ? [] : posts;
}

/** Whether an article that nothing names is more than what one person said at some time. */
function isNoPost(article: Element): boolean {
  return article.querySelector('h1, h2, h3, h4, h5, h6') !== null || !article.querySelector('time');
}

/** Whether a heading in one of the posts is a link to another page; a writer's name is none. */
function leadToArticles(posts: readonly Element[], whole: Element): boolean {
  // Headings are few, while posts in answer to each other would be searched again at each level.
  return Array.from(whole.querySelectorAll('h1, h2, h3, h4'))
    .flatMap((heading) => Array.from(heading.querySelectorAll('a[href]:not([href*="#"])')))
    .some((link) => !link.matches(AUTHOR) && posts.some((post) => post.contains(link)));
}

/** Every element that one of others stands in. */
function holdersOf(elements: Iterable<Element>): ReadonlySet<Element> {
  const holders = new Set<Element>();
  for (const { parentElement } of elements) {
    for (let at = parentElement; at && !holders.has(at); at = at.parentElement) holders.add(at);
  }
  return holders;
}

/** A post, or what is around it alone, where the writer's name stands. */
function withWriter(
  post: Element,
  holders: ReadonlySet<Element>,
  before?: Element,
  after?: Element,
): Element {
  for (let place: Element | null = post; place; place = place.parentElement) {
    const around = place;
    if (around !== post && [before, after].some((one) => one && around.contains(one))) break;
    if (holders.has(around)) return around;
  }
  return post;
}

/** What a post says, under its writer's name and its date; `null` where it names no writer. */
function writtenIn(post: Element): Element | null {
  const document = post.ownerDocument;
  const words = copyAlone(post);
  const author = authorOf(words);
  if (author === undefined) return null;
  const date = dateOf(words);
  for (const block of words.querySelectorAll(`[${NUMBER}]`)) {
    if (!isWords(block, words)) block.remove();
  }
  if (words.textContent.trim() === '') return null;
  const section = document.createElement('section');
  const by = document.createElement('p');
  const name = document.createElement('strong');
  name.textContent = author;
  by.append(name, date === '' ? '' : ` · ${date}`);
  section.append(by, ...words.childNodes);
  return section;
}

/** A copy of a post without the ones in answer to it, which would be copied once for each level. */
function copyAlone(post: Element): Element {
  const copy = post.ownerDocument.importNode(post, !post.querySelector(`[${ONE}]`));
  if (copy.firstChild) return copy;
  for (const child of post.childNodes) {
    if (!isElement(child)) copy.append(post.ownerDocument.importNode(child));
    else if (!child.hasAttribute(ONE)) copy.append(copyAlone(child));
  }
  return copy;
}

/** Who wrote a post; whom its markup declares rather than who is named in it, too. */
function authorOf(words: Element): string | undefined {
  const declared = Array.from(words.querySelectorAll('[itemprop~=author]'));
  return (declared.length > 0 ? declared : Array.from(words.querySelectorAll(AUTHOR)))
    .flatMap((element) =>
      blockOf(element).linkShare > 0.9
        ? [element]
        : [...element.getElementsByTagName('a'), ...element.childNodes, element],
    )
    .map((node) => foldSpace(node.textContent ?? ''))
    .find((name) => /\p{L}/u.test(name) && name.length <= LONGEST_NAME);
}

/** When a post was written, as its markup says or it does; it may tell of later changes too. */
function dateOf(words: Element): string {
  const stamps = Array.from(
    words.querySelectorAll('time, [datetime], [title^="20"]'),
    (element) => element.getAttribute('datetime') ?? element.getAttribute('title') ?? '',
  ).filter((stamp) => /^\d{4}-\d\d-\d\d/.test(stamp));
  const [earliest] = stamps.toSorted();
  if (earliest !== undefined) return earliest.slice(0, 10);
  const named = words.querySelectorAll('time, [class*=date i], [class*=time i]');
  return (
    Array.from(named, (element) => foldSpace(element.textContent)).find(
      (said) => said.length <= LONGEST_NAME && findDate(said, null),
    ) ?? ''
  );
}

/** Whether a block of a post is what was written, rather than who wrote it and what can be done. */
function isWords(block: Element, post: Element): boolean {
  const around = block.closest(AROUND);
  if (around && around !== post) return false;
  const { words, linkShare } = blockOf(block);
  if (words === 0) return block.querySelector('img, math, pre') !== null;
  // The subject, which is the same for all, leads to the post.
  if (block.matches('h2, h3, h4') && block.querySelector('a[href^="#"]')) return false;
  return linkShare <= 0.8 && !(words <= LONGEST_BYLINE && block.querySelector(AUTHOR));
}

/** Whether a block is text between the page's heading and the first post. */
function isBefore(block: Element, first: Element, heading: Element | null): boolean {
  if (!heading || heading.contains(block)) return false;
  if (!isAfter(block, heading) || !isAfter(first, block) || block.contains(first)) return false;
  const { words, linkShare } = blockOf(block);
  return words >= FEWEST_WORDS && linkShare < 0.3 && !block.closest('aside, nav, footer, form, li');
}
