import type { PageElement } from '../page/element';
import { foldSpace } from '../page/blocks';

/** Values of a page's `<meta>` elements by lower-case name, in page order. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

/** In characters; anything longer is truncated first. */
const LONGEST_VALUE = 5000;

/** Reads every `<meta>` with a name and content. */
export function readMetaTags(root: PageElement): MetaTags {
  const tags = new Map<string, string[]>();
  for (const meta of root.querySelectorAll('meta[content]')) {
    const value = foldSpace(
      decodeReferences((meta.getAttribute('content') ?? '').slice(0, LONGEST_VALUE)),
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
/** In addition to the parser's own unescaping. */
const MOST_ESCAPED = 2;

/**
 * Decodes character references: many templates escape twice, so that `&amp;#39;` is still there
 * after parsing.
 */
export function decodeReferences(text: string): string {
  let plain = text;
  for (let times = 0; times < MOST_ESCAPED && ENTITY.test(plain); times += 1) {
    const page = new DOMParser().parseFromString(plain.replace(/</g, '&lt;'), 'text/html');
    plain = page.body.textContent;
  }
  return plain;
}

/** Strips the HTML tags that some sites put in their metadata, in one pass. */
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
