import type { PageElement } from '../page/element';
import { isAfter } from '../page/tree';

/** Class names of a single post in a discussion. */
const POST = /(?:^|[\s_-])(?:post|message|comment|reply|answer|timeline)(?:$|[\s_-])/;
/** Posts with these names belong together wherever on the page they are. */
const ANSWER = /message|comment|reply|answer/;
/** How many kinds of posts are tried; a malicious page may have thousands. */
const MOST_KINDS = 30;
/** How many elements of its own a post may be wrapped in. */
const MOST_WRAPPERS = 3;
/** A longer discussion is not split into posts. */
const MOST_POSTS = 2000;

/** Elements with the same markup that may be the posts of a discussion. */
export interface Kind {
  readonly posts: readonly PageElement[];
}

/**
 * Finds the kinds of posts that some elements may be in, from the inside out, and the questions with
 * their answers. Kinds whose headings mostly link to articles are left out.
 * @param writers all elements that name an author
 */
export function kindsAround(
  starts: readonly PageElement[],
  body: PageElement,
  writers: readonly PageElement[],
): readonly Kind[] {
  const finder = new PostFinder(body, writers);
  const kinds: Kind[] = [];
  const answer = body
    .querySelectorAll('[class*=answer i]')
    .find((each) => postNamesOf(each).some((name) => separated(name).includes('answer')));
  for (const start of starts) {
    for (
      let place: PageElement | null = start;
      place && place !== body;
      place = place.parentElement
    )
      for (const name of postNamesOf(place)) {
        const posts = finder.find(place, name);
        if (posts.length > 1) kinds.push({ posts });
      }
    if (answer) kinds.push(...addAnswers(start, answer, finder));
  }
  return kinds;
}

/** Finds the posts of a kind by one of them. */
class PostFinder {
  readonly #body: PageElement;
  readonly #writers: ReadonlySet<PageElement>;
  /** Elements that contain an author's name. */
  readonly #aroundWriters: ReadonlySet<PageElement>;
  /** Elements with a heading that links to an article. */
  readonly #teasers: ReadonlySet<PageElement>;
  readonly #tried = new Map<string, Set<PageElement>>();
  #count = 0;

  constructor(body: PageElement, writers: readonly PageElement[]) {
    this.#body = body;
    this.#writers = new Set(writers);
    this.#aroundWriters = holdersOf(writers);
    const links = body
      .querySelectorAll('h1 a[href], h2 a[href], h3 a[href], h4 a[href]')
      .filter((link) => !link.getAttribute('href')?.includes('#') && !this.#isName(link));
    this.#teasers = holdersOf(links);
  }

  /** All posts like one of them, by one of its class names; none if they were found before. */
  find(post: PageElement, name: string): readonly PageElement[] {
    const key = `${post.localName}.${name}`;
    const tried = this.#tried.get(key) ?? new Set();
    if (tried.has(post) || this.#count >= MOST_KINDS) return [];
    this.#count += 1;
    const alike = isEverywhere(name) ? alikeIn(this.#body, post, name) : alikeAround(post, name);
    this.#tried.set(key, tried.union(new Set(alike)));
    if (alike.length > MOST_POSTS || this.#areTeasers(alike, name)) return [];
    return alike.map((each, at) => this.#withWriter(each, alike[at - 1], alike[at + 1]));
  }

  /** Whether most have a heading that leads elsewhere; comments have subjects that do. */
  #areTeasers(alike: readonly PageElement[], name: string): boolean {
    if (ANSWER.test(separated(name))) return false;
    const teasers = alike.filter((each) =>
      name === '' ? this.#isNoPost(each) : this.#teasers.has(each),
    );
    return teasers.length * 2 >= alike.length;
  }

  /** Whether an `article` without a class name is more than one person's dated post. */
  #isNoPost(article: PageElement): boolean {
    return (
      article.querySelectorAll('h1, h2, h3, h4, h5, h6').some((each) => !this.#isName(each)) ||
      article.querySelector('time') === null
    );
  }

  /** Whether a heading or link names an author. */
  #isName(element: PageElement): boolean {
    if (this.#aroundWriters.has(element)) return true;
    for (let up: PageElement | null = element; up; up = up.parentElement)
      if (this.#writers.has(up)) return true;
    return false;
  }

  /** The post, or the nearest ancestor of it alone that names the author. */
  #withWriter(post: PageElement, before?: PageElement, after?: PageElement): PageElement {
    for (let place: PageElement | null = post; place; place = place.parentElement) {
      const around = place;
      if (around !== post && [before, after].some((one) => one && around.contains(one))) break;
      if (this.#aroundWriters.has(around)) return around;
    }
    return post;
  }
}

/** All elements in another that look like a post. */
function alikeIn(within: PageElement, post: PageElement, name: string): readonly PageElement[] {
  return within.querySelectorAll(post.localName).filter((each) => isNamed(each, name));
}

/** The elements near a post that look like it: beside it, or each in wrappers of its own. */
function alikeAround(post: PageElement, name: string): readonly PageElement[] {
  let within = post;
  for (let level = 0; level < MOST_WRAPPERS && within.parentElement; level += 1) {
    within = within.parentElement;
    const alike = alikeIn(within, post, name);
    if (alike.length > 1) return alike;
  }
  return [post];
}

/** Finds the question that an element is in, with its answers. */
function addAnswers(start: PageElement, answer: PageElement, finder: PostFinder): readonly Kind[] {
  const name = postNamesOf(answer).find((each) => separated(each).includes('answer'));
  const answers = name === undefined ? [] : finder.find(answer, name);
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

/** A class name in lower case, with camel case in parts: `CommentPost` is a `comment-post`. */
function separated(name: string): string {
  return name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-').toLowerCase();
}

/** The class names that mark a post; the empty string for an `article` with no such class. */
function postNamesOf({ className, localName }: PageElement): readonly string[] {
  const named = className.split(/\s+/).filter((each) => POST.test(separated(each)));
  return named.length === 0 && localName === 'article' ? [''] : named;
}

function isNamed(element: PageElement, name: string): boolean {
  return name === '' || element.className.split(/\s+/).includes(name);
}

function isEverywhere(name: string): boolean {
  return name === '' || ANSWER.test(separated(name));
}

/** All ancestors of some elements. */
function holdersOf(elements: readonly PageElement[]): ReadonlySet<PageElement> {
  const holders = new Set<PageElement>();
  for (const { parentElement } of elements)
    for (let up = parentElement; up && !holders.has(up); up = up.parentElement) holders.add(up);
  return holders;
}
