import type { PageElement } from '../page/element';
import { foldSpace } from '../page/blocks';

/** Values of a page's `<meta>` elements by lower-case name, in the page's order. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

/** In characters: what is longer is trimmed before it is looked at. */
const LONGEST_VALUE = 5000;

/** Reads every `<meta>` that has a name and a content. */
export function readMetaTags(root: PageElement): MetaTags {
  const tags = new Map<string, string[]>();
  for (const meta of root.querySelectorAll('meta[content]')) {
    const value = foldSpace(
      unescaped((meta.getAttribute('content') ?? '').slice(0, LONGEST_VALUE)),
    );
    if (!value) continue;
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      for (const name of (meta.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (!name) continue;
        const values = tags.get(name);
        if (values) values.push(value);
        else tags.set(name, [value]);
      }
    }
  }
  return tags;
}

/** The first value of the first name that has one. */
export function firstMeta(tags: MetaTags, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = tags.get(name)?.[0];
    if (value) return value;
  }
  return null;
}

const ENTITY = /&(?:#\d+|#x[\da-f]+|\w+);/i;
/** Beyond what the parser undoes. */
const MOST_ESCAPED = 2;

/** Many templates escape twice, so that `&amp;#39;` is still there after parsing. */
export function unescaped(text: string): string {
  let plain = text;
  for (let times = 0; times < MOST_ESCAPED && ENTITY.test(plain); times += 1) {
    const page = new DOMParser().parseFromString(plain.replace(/</g, '&lt;'), 'text/html');
    plain = page.body.textContent;
  }
  return plain;
}

/** A text without the tags that some write into their metadata; in one pass. */
export function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  let plain = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    const close = open < 0 ? -1 : text.indexOf('>', open);
    if (close < 0) return plain + text.slice(at);
    const isTag = /^<\/?[a-z]/i.test(text.slice(open, open + 3));
    plain += isTag ? text.slice(at, open) : text.slice(at, close + 1);
    at = close + 1;
  }
}
