import { keepCode } from '../keep/code';
import { keepEmbeds } from '../keep/embeds';
import { keepMath } from '../keep/math';
import { absoluteUrl } from '../metadata/page-facts';
import { imageAddress } from '../page/image-address';

/** Never part of what a reader sees as the article. */
const NEVER =
  'script:not([type^="math/tex"]), link, meta, [hidden]:not([class*=math i]), dialog, nav, [role=navigation], [role=dialog], [role=alertdialog], [role=search], [role=tooltip], input, select, textarea';

/** Makes a copied page ready to look for its article: addresses absolute, pictures in `src`. */
export function preparePage(root: Element, url: string): void {
  const base = absoluteUrl(root.querySelector('base[href]')?.getAttribute('href'), url) ?? url;
  keepMath(root);
  keepCode(root);
  keepEmbeds(root, base);
  for (const element of root.querySelectorAll(NEVER)) element.remove();
  for (const link of root.querySelectorAll('a[href]')) makeAbsolute(link, base);
  for (const image of root.querySelectorAll('img')) {
    const address = imageAddress(image, base);
    if (address) image.setAttribute('src', address);
    image.removeAttribute('srcset');
  }
}

function makeAbsolute(link: Element, base: string): void {
  const href = link.getAttribute('href')?.trim() ?? '';
  if (href.startsWith('#')) return;
  if (/^mailto:/i.test(href)) return;
  const address = absoluteUrl(href, base);
  if (address) link.setAttribute('href', address);
  else link.removeAttribute('href');
}
