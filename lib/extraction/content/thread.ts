import { blockOf } from '../cleaning/block';
import { findDate } from '../dates/parse-date';
import { countParts } from '../output/words';
import { foldSpace } from '../page/blocks';
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
  const posts = postsAround(first, whole) ?? answersTo(first, whole);
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

/** The posts like the one that an element stands in. */
function postsAround(start: Element, whole: Element): Posts | null {
  for (let place: Element | null = start; place && place !== whole; place = place.parentElement) {
    const kinds = kindsOf(place);
    if (kinds.length === 0 || place.matches(AROUND)) continue;
    for (const kind of kinds) {
      const found = writtenAll(postsLike(place, kind, whole));
      if (found) return found;
    }
  }
  return null;
}

/** A question, which is no answer, and its answers. */
function answersTo(question: Element, whole: Element): Posts | null {
  for (const answer of whole.querySelectorAll('[class*=answer i]')) {
    const kind = kindsOf(answer).find((each) => each.includes('answer'));
    if (kind === undefined) continue;
    const answers = postsLike(answer, kind, whole);
    const asked = answers[0] && besideOf(question, answers[0]);
    return asked ? writtenAll([asked, ...answers]) : null;
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
function kindsOf({ classList, localName }: Element): readonly string[] {
  const named = Array.from(classList).filter((each) => POST.test(each.toLowerCase()));
  return named.length === 0 && localName === 'article' ? [''] : named;
}

/**
 * Posts of one kind, also in answer to each other, each with what says who wrote it; none where
 * one leads to an article.
 */
function postsLike(post: Element, kind: string, whole: Element): readonly Element[] {
  const within = kind === '' || ANSWER.test(kind) ? whole : post.parentElement;
  const named =
    kind === ''
      ? within?.getElementsByTagName(post.localName)
      : within?.getElementsByClassName(kind);
  const alike = Array.from(named ?? []).filter(({ localName }) => localName === post.localName);
  const posts = alike.map((each, at) => withWriter(each, alike[at - 1], alike[at + 1]));
  return posts.some(kind === '' ? isNoPost : leadsToArticle) ? [] : posts;
}

/** Whether an article that nothing names is more than what one person said at some time. */
function isNoPost(article: Element): boolean {
  return article.querySelector('h1, h2, h3, h4, h5, h6') !== null || !article.querySelector('time');
}

function leadsToArticle(post: Element): boolean {
  return Array.from(post.querySelectorAll(':is(h1, h2, h3, h4) a[href]:not([href*="#"])')).some(
    (link) => !link.matches(AUTHOR),
  );
}

/** A post, or what is around it alone, where the writer's name stands. */
function withWriter(post: Element, before?: Element, after?: Element): Element {
  for (let place: Element | null = post; place; place = place.parentElement) {
    if (place !== post && [before, after].some((one) => one && place.contains(one))) break;
    if (place.querySelector(AUTHOR)) return place;
  }
  return post;
}

/** What a post says, under its writer's name and its date; `null` where it names no writer. */
function writtenIn(post: Element): Element | null {
  const document = post.ownerDocument;
  const words = document.importNode(post, true);
  for (const answer of words.querySelectorAll(`[${ONE}]`)) answer.remove();
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
  return linkShare <= 0.8 && !(words <= LONGEST_BYLINE && block.querySelector(AUTHOR));
}

/** Whether a block is text between the page's heading and the first post. */
function isBefore(block: Element, first: Element, heading: Element | null): boolean {
  const { DOCUMENT_POSITION_FOLLOWING: follows } = Node;
  if (!heading || heading.contains(block)) return false;
  if (!(heading.compareDocumentPosition(block) & follows)) return false;
  if (!(block.compareDocumentPosition(first) & follows) || block.contains(first)) return false;
  const { words, linkShare } = blockOf(block);
  return words >= FEWEST_WORDS && linkShare < 0.3 && !block.closest('aside, nav, footer, form, li');
}
