import type { PageElement } from '../page/element';
/** Where other articles' names and dates stand, and comments', and the site's own. */
const OUTSIDE =
  'aside, footer:not(article footer), nav, [class*=comment i], [id*=comment i], [class*=related i], [class*=sidebar i], [class^=widget i], [class*=" widget" i], [class*=recommend i], [class*=teaser i], [class*=card i]:not(.vcard), [class*=footer i]:not([class*=post-footer i], [class*=entry-footer i], [class*=article-footer i]), [class*=popular i], [class*=latest i]';

/** Whether an element stands in a part of the page that is not the article's. */
export function isOutsideArticle(element: PageElement, heading: PageElement | null): boolean {
  // An element that also holds the title is a layout "with a sidebar", not the sidebar.
  const part = element.closest(OUTSIDE);
  return part !== null && !(heading && part.contains(heading));
}
