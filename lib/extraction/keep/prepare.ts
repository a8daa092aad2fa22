import type { PageElement } from '../page/element';
import { asDiv, removeAll } from '../page/tree';
import { keepCode } from '../keep/code';
import { keepEmbeds } from '../keep/embeds';
import { keepMath } from '../keep/math';
import { absoluteUrl } from '../metadata/page-facts';
import { imageAddress } from '../page/image-address';

/** Never part of what a reader sees as the article. */
const NEVER =
  'script:not([type^="math/tex"]), link, meta, dialog, nav, [role=navigation], [role=dialog], [role=alertdialog], [role=search], [role=tooltip], .ltx_role_footnotemark .ltx_note_outer, input, select, textarea';

/** Hidden by the markup itself, where no window tells. */
const HIDDEN =
  '[hidden]:not([class*=math i], [hidden=until-found i]), [style*="display:none" i], [style*="display: none" i]';
/** A script would show what holds more of the page than this. */
const MOST_HIDDEN = 0.3;
/** An aside that holds more of the page than this is none. */
const MOST_ASIDE = 0.3;

/** What the page's relative addresses are relative to. */
export function baseOf(root: PageElement, url: string): string {
  return absoluteUrl(root.querySelector('base[href]')?.getAttribute('href'), url) ?? url;
}

/** Makes the model of a page ready to look for its article: addresses absolute, pictures in `src`. */
export function preparePage(root: PageElement, base: string): void {
  keepMath(root);
  keepCode(root);
  keepEmbeds(root, base);
  removeAll(root, NEVER);
  dropHidden(root);
  freeArticles(root);
  unwrapPictures(root, base);
  for (const image of root.querySelectorAll('img')) {
    const address = imageAddress(image, base);
    if (address) image.setAttribute('src', address);
    image.removeAttribute('srcset');
  }
}

/** Some templates set the article itself as an aside, where no extraction would look for it. */
function freeArticles(root: PageElement): void {
  for (const article of root.querySelectorAll('aside article')) {
    const aside = article.closest('aside');
    if (aside && aside.textContent.length > root.textContent.length * MOST_ASIDE) {
      asDiv(aside, ['class', 'id']);
    }
  }
}

function dropHidden(root: PageElement): void {
  const hidden = root.querySelectorAll(HIDDEN);
  if (hidden.length === 0) return;
  const most = root.textContent.length * MOST_HIDDEN;
  for (const element of hidden) {
    if (element.textContent.length < most && !element.querySelector('math, img')) element.remove();
    // Parts that a script would show would be skipped as hidden when blocks are chosen.
    else for (const name of ['hidden', 'style']) element.removeAttribute(name);
  }
}

/** Puts a picture that stands in `noscript` in the place of its lazy placeholder. */
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

/** Makes the links of an article absolute. */
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
