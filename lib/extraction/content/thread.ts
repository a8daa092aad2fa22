import { blockOf } from '../cleaning/block';
import { findDate } from '../dates/parse-date';
import { foldSpace } from '../page/blocks';
import { NUMBER, unnumber } from './number-blocks';

/** Class names of what one person wrote in a discussion. */
const POST = /(?:^|[\s_-])(?:post|message|comment|reply|answer|timeline)(?:$|[\s_-])/;
/** What stands around the words of a post. */
const AROUND =
  'header, footer, aside, form, h1, [class*=user i]:not([class*=content i], [class*=body i], [class*=text i]), [class*=author i], [class*=avatar i], [class*=signature i], [class*=profile i], [class*=attribution i], [class*=postdetails i], [class*=meta i], [class*=button i], [class*=action i], [class*=reaction i], [class*=like i]';
const AUTHOR =
  '[itemprop~=author], [rel~=author], .username, [class*=username i], [class*=author i], [class*=user-name i]';
const LONGEST_NAME = 40;
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
  const first = blocks.find(
    (block) => chosen.has(block.getAttribute(NUMBER) ?? '') && block.textContent.trim() !== '',
  );
  for (let place = first ?? null; place && place !== whole; place = place.parentElement) {
    const kind = Array.from(place.classList).find((each) => POST.test(each.toLowerCase()));
    if (kind === undefined) continue;
    const posts = postsLike(place, kind);
    if (posts.length < 2) continue;
    const written = posts.flatMap((post) => writtenIn(post, kind) ?? []);
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
  return null;
}

/** Elements of a post's kind inside an element: of its own name, and with its class. */
function likeIn(within: Element, post: Element, name: string): readonly Element[] {
  return Array.from(within.querySelectorAll(post.localName)).filter((each) =>
    each.classList.contains(name),
  );
}

/** Posts of one kind, also in answer to each other; none where one leads to an article. */
function postsLike(post: Element, name: string): readonly Element[] {
  const posts = post.parentElement ? likeIn(post.parentElement, post, name) : [];
  const leads = posts.some((each) => each.querySelector(':is(h1, h2) a[href]:not([href*="#"])'));
  return leads ? [] : posts;
}

/** What a post says, under its writer's name and its date; `null` where it names no writer. */
function writtenIn(post: Element, kind: string): Element | null {
  const document = post.ownerDocument;
  const words = document.importNode(post, true);
  for (const answer of likeIn(words, post, kind)) answer.remove();
  const author = Array.from(words.querySelectorAll(AUTHOR), (element) =>
    foldSpace(element.textContent),
  ).find((name) => /\p{L}/u.test(name) && name.length <= LONGEST_NAME);
  if (author === undefined) return null;
  const time = words.querySelector('time, [class*=date i], [class*=time i]');
  const said = foldSpace(time?.textContent ?? '');
  const date = findDate(said, null) ? said : (time?.getAttribute('datetime')?.slice(0, 10) ?? '');
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
  return words >= 8 && linkShare < 0.3 && !block.closest('aside, nav, footer, form, li');
}
