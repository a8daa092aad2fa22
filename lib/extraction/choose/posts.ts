import type { PageElement } from '../page/element';
import { isAfter } from '../page/tree';

/** Class names of a single post in a discussion. */
const POST = /(?:^|[\s_-])(?:post|message|comment|reply|answer|timeline)(?:$|[\s_-])/;
/** Posts with these names belong together wherever on the page they are. */
const ANSWER = /message|comment|reply|answer/;
/** How many kinds of posts are tried, from the inside out; a malicious page may have thousands. */
const MOST_KINDS = 20;
/** A longer discussion is not split into posts. */
const MOST_POSTS = 2000;

/** Elements with the same markup that may be the posts of a discussion. */
export interface Kind {
  readonly posts: readonly PageElement[];
}

/**
 * Finds the kinds of posts that an element may be in, from the inside out, and the question with
 * its answers. Kinds whose headings link to articles are left out.
 * @param writers all elements that name an author
 */
export function kindsAround(
  start: PageElement,
  body: PageElement,
  writers: readonly PageElement[],
): readonly Kind[] {
  const holders = holdersOf(writers);
  const links = body
    .querySelectorAll('h1 a[href], h2 a[href], h3 a[href], h4 a[href]')
    .filter((link) => !link.getAttribute('href')?.includes('#') && !writers.includes(link));
  const kinds: Kind[] = [];
  const sought = new Set<string>();
  const add = (post: PageElement, name: string): readonly PageElement[] => {
    const key = `${post.localName}.${name}`;
    if (sought.has(key) || sought.size >= MOST_KINDS) return [];
    sought.add(key);
    const within = isEverywhere(name) ? body : (post.parentElement ?? body);
    const alike = within.querySelectorAll(post.localName).filter((each) => isNamed(each, name));
    if (alike.length > MOST_POSTS) return [];
    const posts = alike.map((each, at) => withWriter(each, holders, alike[at - 1], alike[at + 1]));
    const isNone =
      name === ''
        ? posts.some(isNoPost)
        : links.some((link) => posts.some((one) => one.contains(link)));
    return isNone ? [] : posts;
  };
  for (let place: PageElement | null = start; place && place !== body; place = place.parentElement)
    for (const name of postNamesOf(place)) {
      const posts = add(place, name);
      if (posts.length > 1) kinds.push({ posts });
    }
  const answer = body
    .querySelectorAll('[class*=answer i]')
    .find((each) => postNamesOf(each).some((name) => name.includes('answer')));
  if (answer) kinds.push(...addAnswers(start, answer, add));
  return kinds;
}

/** Finds the question that an element is in, with its answers. */
function addAnswers(
  start: PageElement,
  answer: PageElement,
  add: (post: PageElement, name: string) => readonly PageElement[],
): readonly Kind[] {
  const name = postNamesOf(answer).find((each) => each.includes('answer'));
  const answers = name === undefined ? [] : add(answer, name);
  const asked = answers[0] && besideOf(start, answers[0]);
  return asked ? [{ posts: [asked, ...answers] }] : [];
}

/**
 * The largest ancestor (or self) that does not contain another element and precedes it; otherwise
 * `null`.
 */
function besideOf(element: PageElement, other: PageElement): PageElement | null {
  let place = element;
  if (place.contains(other)) return null;
  for (;;) {
    const around: PageElement | null = place.parentElement;
    if (!around) return null;
    if (around.contains(other)) return isAfter(other, place) ? place : null;
    place = around;
  }
}

/** The class names that mark a post; the empty string for an `article` with no such class. */
function postNamesOf({ className, localName }: PageElement): readonly string[] {
  const named = className.split(/\s+/).filter((each) => POST.test(each.toLowerCase()));
  return named.length === 0 && localName === 'article' ? [''] : named;
}

function isNamed(element: PageElement, name: string): boolean {
  return name === '' || element.className.split(/\s+/).includes(name);
}

function isEverywhere(name: string): boolean {
  return name === '' || ANSWER.test(name);
}

/** Whether an `article` without a class name is more than one person's dated post. */
function isNoPost(article: PageElement): boolean {
  return (
    article.querySelector('h1, h2, h3, h4, h5, h6') !== null ||
    article.querySelector('time') === null
  );
}

/** All ancestors of some elements. */
function holdersOf(elements: readonly PageElement[]): ReadonlySet<PageElement> {
  const holders = new Set<PageElement>();
  for (const { parentElement } of elements)
    for (let up = parentElement; up && !holders.has(up); up = up.parentElement) holders.add(up);
  return holders;
}

/** The post, or the nearest ancestor of it alone that names the author. */
function withWriter(
  post: PageElement,
  holders: ReadonlySet<PageElement>,
  before?: PageElement,
  after?: PageElement,
): PageElement {
  for (let place: PageElement | null = post; place; place = place.parentElement) {
    const around = place;
    if (around !== post && [before, after].some((one) => one && around.contains(one))) break;
    if (holders.has(around)) return around;
  }
  return post;
}
