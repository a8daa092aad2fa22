import type { PageElement } from '../page/element';
import { asDiv, removeAll } from '../page/tree';
import { keepCode } from '../keep/code';
import { keepEmbeds } from '../keep/embeds';
import { keepMath } from '../keep/math';
import { absoluteUrl } from '../metadata/page-facts';
import { imageAddress } from '../page/image-address';

/** Elements that are never part of the article as a reader sees it. */
const NEVER =
  'script:not([type^="math/tex"]), link, meta, dialog, nav, [role=navigation], [role=alertdialog], [role=search], [role=tooltip], .ltx_role_footnotemark .ltx_note_outer, input, select, textarea';

/** An open dialog with a larger share of the page, and a heading of its own, is the page. */
const MOST_DIALOG = 0.5;

/** Elements hidden by the markup itself, for pages without a window. */
const HIDDEN =
  '[hidden]:not([class*=math i], [hidden=until-found i]), [style*="display:none" i], [style*="display: none" i]';
/** Hidden content with a larger share of the page is presumably revealed by a script. */
const MOST_HIDDEN = 0.3;
/** An `aside` with a larger share of the page is not one. */
const MOST_ASIDE = 0.3;

/**
 * Prepares the model of a page for extraction: makes image URLs absolute and puts them in `src`,
 * keeps formulas, code and embeds in a plain form, and drops what never belongs to an article.
 */
export function preparePage(root: PageElement, base: string): void {
  keepMath(root);
  keepCode(root);
  keepEmbeds(root, base);
  removeAll(root, NEVER);
  dropDialogs(root);
  dropHidden(root);
  freeArticles(root);
  unwrapPictures(root, base);
  for (const image of root.querySelectorAll('img')) {
    const address = imageAddress(image, base);
    if (address) image.setAttribute('src', address);
    image.removeAttribute('srcset');
  }
}

/**
 * Some templates mark up the article itself as an `aside`, where no extraction would look for it.
 */
function freeArticles(root: PageElement): void {
  for (const article of root.querySelectorAll('aside article')) {
    const aside = article.closest('aside');
    if (aside && aside.textContent.length > root.textContent.length * MOST_ASIDE) {
      asDiv(aside, ['class', 'id']);
    }
  }
}

function dropDialogs(root: PageElement): void {
  for (const dialog of root.querySelectorAll('[role=dialog]')) {
    const isPage = dialog.querySelector('h1') ?? (dialog.localName === 'article' ? dialog : null);
    const share = dialog.textContent.length / root.textContent.length;
    if (isPage === null || share < MOST_DIALOG) dialog.remove();
  }
}

function dropHidden(root: PageElement): void {
  const hidden = root.querySelectorAll(HIDDEN);
  if (hidden.length === 0) return;
  const most = root.textContent.length * MOST_HIDDEN;
  for (const element of hidden) {
    if (element.textContent.length < most && !element.querySelector('math, img')) element.remove();
    // Parts revealed by a script would otherwise be skipped as hidden when blocks are chosen.
    else for (const name of ['hidden', 'style']) element.removeAttribute(name);
  }
}

/** Replaces a lazy-loading placeholder with the picture in the `noscript` after it. */
function unwrapPictures(root: PageElement, base: string): void {
  for (const noscript of root.querySelectorAll('noscript')) {
    const picture = noscript.childElementCount === 1 ? noscript.querySelector('img') : null;
    const before = noscript.previousElementSibling;
    const lazy = before?.localName === 'img' ? before : before?.querySelector('img:only-child');
    if (!picture || !lazy || before?.textContent.trim()) continue;
    if (imageAddress(lazy, base) === null) lazy.replaceWith(picture);
    noscript.remove();
  }
}

/** Makes an article's links absolute. */
export function linkAbsolutely(article: PageElement, base: string): void {
  for (const link of article.querySelectorAll('a[href]')) makeAbsolute(link, base);
}

function makeAbsolute(link: PageElement, base: string): void {
  const href = link.getAttribute('href')?.trim() ?? '';
  if (href.startsWith('#')) return;
  if (/^mailto:/i.test(href)) return;
  const address = absoluteUrl(href, base);
  if (address) link.setAttribute('href', address);
  else link.removeAttribute('href');
}
