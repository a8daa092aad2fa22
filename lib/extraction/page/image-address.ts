import type { PageElement } from './element';
import { absoluteUrl } from '../metadata/page-facts';

/** Attributes where lazy loaders keep the real URL while `src` has a placeholder. */
const SOURCES = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-url',
  'data-img-src',
  'data-image',
  'data-hi-res-src',
  'data-full-src',
  'data-original-src',
  'data-orig-file',
  'data-large-file',
  'data-echo',
  'nitro-lazy-src',
  'data-cfsrc',
];
const SETS = [
  'srcset',
  'data-srcset',
  'data-lazy-srcset',
  'data-original-set',
  'nitro-lazy-srcset',
];
const PLACEHOLDER = /^data:|^about:|blank\.|spacer\.|placeholder|lazy[-_]?load|1x1|transparent\./i;

/**
 * The URL of the actual picture: not a placeholder, and the largest of a set; null if there is
 * none.
 */
export function imageAddress(image: PageElement, base: string): string | null {
  const src = image.getAttribute('src');
  const real = src && !PLACEHOLDER.test(src) ? absoluteUrl(src, base) : null;
  for (const name of SOURCES) {
    const address = absoluteUrl(image.getAttribute(name), base);
    if (address && looksLikeAddress(image.getAttribute(name) ?? '')) return address;
  }
  return real ?? fromSets(image, base);
}

function fromSets(image: PageElement, base: string): string | null {
  const picture = image.parentElement?.localName === 'picture' ? image.parentElement : null;
  const holders = [image, ...(picture?.querySelectorAll('source') ?? [])];
  for (const holder of holders) {
    for (const name of SETS) {
      const address = absoluteUrl(largestOf(holder.getAttribute(name)), base);
      if (address) return address;
    }
  }
  return null;
}

/** The largest entry of a `srcset`. */
function largestOf(set: string | null): string | null {
  let best: string | null = null;
  let size = -1;
  for (const [address, width] of candidatesIn(set ?? '')) {
    if (width > size && !PLACEHOLDER.test(address)) [best, size] = [address, width];
  }
  return best;
}

/**
 * Parses the URLs of a `srcset`, each with its width or density, 1 by default. A URL may contain
 * commas; one at its end separates it from the next (HTML, 4.8.4.2.2).
 */
function* candidatesIn(set: string): Generator<[address: string, width: number]> {
  const words = set.split(/\s+/).filter((word) => word !== '');
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const address = word.replace(/^,+|(?<!,),+$/g, '');
    if (address === '') continue;
    let width = 1;
    if (!word.endsWith(',')) {
      const [descriptor = '', ...rest] = (words.shift() ?? '').split(',');
      width = Number(/^([\d.]+)[wx]$/.exec(descriptor)?.[1] ?? 1);
      // Without a space after the comma, the next URL is in the same word.
      if (rest.join('') !== '') words.unshift(rest.join(','));
    }
    yield [address, width];
  }
}

function looksLikeAddress(value: string): boolean {
  return /^(?:https?:)?\/\/|^\.{0,2}\/|\.(?:jpe?g|png|gif|webp|avif)/i.test(value.trim());
}
