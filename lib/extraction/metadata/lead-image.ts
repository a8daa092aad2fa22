import type { PageElement } from '../page/element';
import { nodesIn } from '../page/walk';
import { isAfter } from '../page/tree';
import type { LeadImage } from '../../clips/article';
import { foldSpace } from '../page/blocks';
import { nearbyTexts } from '../page/nearby-text';
import { imageAddress } from '../page/image-address';
import { stripCreditWords, creditInCaption, creditLine } from './credit';
import { asList, isNode, resolve, textOf } from './json-ld';
import { firstMeta } from './meta-tags';
import { absoluteUrl, type PageFacts } from './page-facts';

const NO_PHOTO =
  /logo|icon|avatar|sprite|placeholder|blank\.|spacer|pixel|badge|button|emoji|gravatar|default[-_]?(?:image|og|share)|\.svg(?:$|\?)/i;
/** An alt text of a few words ending in "logo". */
const SHOWS_LOGO = /^(?:\S+ ){1,4}logo$/i;
const AROUND =
  'nav, footer, aside, [class*=author i], [class*=avatar i], [class*=logo i], [class*=sidebar i], [class*=related i], [class*=popular i], [class*=newsletter i], [class*=comment i]';
/** A line far from any picture is a credit only if it begins like this. */
const LED_BY_WORD = /^\W*(?:photo|picture|image|foto|bild|imagen?)\b/iu;
const LINE = /^(?:p|div|small|span|em|i|li|td)$/;
const LONGEST_CREDIT = 200;
const CREDIT_ELEMENT =
  '[class*=credit i], [class*=copyright i], [class*=photographer i], [itemprop~=copyrightHolder], [class*=byline i] , cite, small';

/** Reads the article's lead image with its description and credit. */
export function readLeadImage(facts: PageFacts): LeadImage | null {
  const { root, base, meta, jsonLd } = facts;
  const named = asList(jsonLd.article?.['image'])
    .map((image) => resolveImage(image, facts))
    .concat(
      firstMeta(
        meta,
        'og:image:secure_url',
        'og:image',
        'og:image:url',
        'twitter:image',
        'twitter:image:src',
      ),
    )
    .map((address) => absoluteUrl(address, base))
    .find((address): address is string => address !== null && mayBePhoto(address));
  const shown = Array.from(root.querySelectorAll('img')).slice(0, 300);
  const same = named
    ? shown.find((image) => fileName(imageAddress(image, base)) === fileName(named))
    : undefined;
  const image = same ?? (named ? undefined : firstPhoto(facts, shown));
  const address = named ?? (image ? imageAddress(image, base) : null);
  if (!address) return null;
  const near = image ?? firstPhoto(facts, shown);
  const alt =
    foldSpace(image?.getAttribute('alt') ?? '') ||
    firstMeta(meta, 'og:image:alt', 'twitter:image:alt');
  if (SHOWS_LOGO.test(alt ?? '')) return null;
  return {
    url: address,
    alt,
    credit: (near ? creditOf(root, near) : null) ?? creditInData(facts) ?? onlyCredit(root),
  };
}

/** Whether a URL may be a photo's; some templates give the site's root instead. */
const mayBePhoto = (address: string): boolean =>
  !NO_PHOTO.test(address) && new URL(address).pathname !== '/';

function resolveImage(image: unknown, { jsonLd }: PageFacts): string | null {
  if (!isNode(image)) return textOf(image);
  const full =
    image['url'] === undefined
      ? (jsonLd.nodes.find((node) => node['@id'] === image['@id'] && node['url'] !== undefined) ??
        resolve(image, jsonLd.nodes))
      : image;
  return isNode(full) ? (textOf(full['url']) ?? textOf(full['contentUrl'])) : null;
}

/** The first photo after the title; failing that, the last one before it. */
function firstPhoto(
  { heading, url }: PageFacts,
  shown: readonly PageElement[],
): PageElement | undefined {
  const follows = (image: PageElement): boolean => heading === null || isAfter(image, heading);
  return (
    shown.find((image) => follows(image) && isPhoto(image, url)) ??
    // An image above the title that links to another page belongs to the site, not to the article.
    shown.findLast((image) => isPhoto(image, url) && !image.closest('a[href]'))
  );
}

/** Whether a picture is neither an icon nor part of a box outside the article. */
export function isPhoto(image: PageElement, url: string): boolean {
  const address = imageAddress(image, url);
  if (!address || NO_PHOTO.test(address) || NO_PHOTO.test(image.className)) return false;
  if (image.closest(AROUND) || SHOWS_LOGO.test(foldSpace(image.getAttribute('alt') ?? '')))
    return false;
  const size = (name: string): number =>
    Number.parseInt(image.getAttribute(name) ?? '1000', 10) || 1000;
  return size('width') >= 150 && size('height') >= 100;
}

/** Reads the picture's credit from the page's structured data. */
function creditInData({ jsonLd }: PageFacts): string | null {
  for (const image of asList(jsonLd.article?.['image'])) {
    const node = isNode(image) ? resolve(image, jsonLd.nodes) : null;
    const credit = isNode(node) ? (textOf(node['creditText']) ?? textOf(node['credit'])) : null;
    if (credit !== null) return stripCreditWords(credit);
  }
  return null;
}

/** The name in all credit lines of the page, wherever printed, if it is the same in all. */
function onlyCredit(root: PageElement): string | null {
  const names = new Set<string>();
  for (const node of nodesIn(root)) {
    if (node.nodeType === 1 || !LED_BY_WORD.test(node.nodeValue)) continue;
    const parent = node.parentElement;
    for (const element of [parent, parent?.parentElement]) {
      if (!element || !LINE.test(element.localName) || element.childElementCount > 1) continue;
      if (element.textContent.length > LONGEST_CREDIT) continue;
      names.add(creditLine(foldSpace(element.textContent)) ?? '');
    }
  }
  names.delete('');
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

/** Finds the credit printed with a picture: in its figure, or in one of the next short lines. */
function creditOf(root: PageElement, image: PageElement): string | null {
  const figure = image.closest(
    'figure, [class*=image i], [class*=photo i], [class*=picture i], [class*=media i]',
  );
  if (figure && figure.textContent.length < 1000 && figure.querySelectorAll('img').length <= 2) {
    const marked = figure.querySelector(CREDIT_ELEMENT);
    const text = foldSpace(marked?.textContent ?? '');
    if (text && text.length <= 120) return stripCreditWords(text);
    const caption = creditInCaption(
      figure.querySelector('figcaption')?.textContent ?? figure.textContent,
    );
    if (caption) return caption;
  }
  for (const { parent } of nearbyTexts(root, image, 'nextNode', 4)) {
    const block = parent.closest('p, div, li, td, figcaption, span');
    const around = [parent, block, block?.parentElement];
    const credit = around.map((element) => creditLine(element?.textContent ?? '')).find(Boolean);
    if (credit) return credit;
  }
  return null;
}

function fileName(address: string | null): string {
  const path = address?.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  return path
    .replace(/[-_@]?\d{2,4}x\d{2,4}|@\dx|[-_](?:scaled|large|medium|small|thumb(?:nail)?)/g, '')
    .toLowerCase();
}
