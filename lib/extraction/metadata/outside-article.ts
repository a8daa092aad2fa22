import type { PageElement } from '../page/element';
/** Parts of a page with the names and dates of other articles, of comments, and of the site. */
const OUTSIDE =
  'aside, footer:not(article footer), nav, [class*=comment i], [id*=comment i], [class*=related i], [class*=sidebar i], [class^=widget i], [class*=" widget" i], [class*=recommend i], [class*=teaser i], [class*=card i]:not(.vcard), [class*=footer i]:not([class*=post-footer i], [class*=entry-footer i], [class*=article-footer i]), [class*=popular i], [class*=latest i]';

/** Whether an element is in a part of the page outside the article. */
export function isOutsideArticle(element: PageElement, heading: PageElement | null): boolean {
  // An element that also contains the title is a layout "with a sidebar", not the sidebar.
  const part = element.closest(OUTSIDE);
  return part !== null && !(heading && part.contains(heading));
}
