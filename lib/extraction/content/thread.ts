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
const TIME = 'time, [datetime], [title^="20"]';
const MAYBE_TIME = '[class*=date i], [class*=time i]';
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
  const from = blocks.slice(
    blocks.findIndex((block) => chosen.has(block.getAttribute(NUMBER) ?? '')),
  );
  const first = from.find((block) => countParts(block.textContent) >= FEWEST_WORDS) ?? from[0];
  for (let place = first ?? null; place && place !== whole; place = place.parentElement) {
    for (const kind of place.matches(AROUND) ? [] : kindsOf(place)) {
      const posts = postsLike(place, kind, whole);
      if (posts.length < 2) continue;
      for (const post of posts) post.setAttribute(ONE, '');
      const written = posts.flatMap((post) => writtenIn(post) ?? []);
      for (const post of [...posts, ...written]) post.removeAttribute(ONE);
      if (written.length < 2 || written.length < posts.length * 0.6) continue;
      const document = whole.ownerDocument;
      const thread = document.createElement('div');
      thread.className = 'thread';
      const before = blocks.filter((block) => isBefore(block, posts[0], heading));
      thread.append(...before.map((block) => document.importNode(block, true)));
      for (const post of written) {
        if (thread.firstChild) thread.append(document.createElement('hr'));
        thread.append(post);
      }
      unnumber(thread);
      return thread;
    }
  }
  return null;
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
  const alike = Array.from(within?.querySelectorAll(post.localName) ?? []).filter(
    (each) => kind === '' || each.classList.contains(kind),
  );
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
  const author = Array.from(words.querySelectorAll(AUTHOR), (element) =>
    foldSpace(element.textContent),
  ).find((name) => /\p{L}/u.test(name) && name.length <= LONGEST_NAME);
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

/** When a post was written, as it says or as its markup does. */
function dateOf(words: Element): string {
  const named = [...words.querySelectorAll(TIME), ...words.querySelectorAll(MAYBE_TIME)];
  for (const element of named) {
    const stamp = element.getAttribute('datetime') ?? element.getAttribute('title') ?? '';
    if (/^\d{4}-\d\d-\d\d/.test(stamp)) return stamp.slice(0, 10);
    const said = foldSpace(element.textContent);
    if (said.length <= LONGEST_NAME && findDate(said, null)) return said;
  }
  return '';
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
function isBefore(block: Element, first: Element | undefined, heading: Element | null): boolean {
  const { DOCUMENT_POSITION_FOLLOWING: follows } = Node;
  if (!first || !heading || heading.contains(block)) return false;
  if (!(heading.compareDocumentPosition(block) & follows)) return false;
  if (!(block.compareDocumentPosition(first) & follows) || block.contains(first)) return false;
  const { words, linkShare } = blockOf(block);
  return words >= FEWEST_WORDS && linkShare < 0.3 && !block.closest('aside, nav, footer, form, li');
}
