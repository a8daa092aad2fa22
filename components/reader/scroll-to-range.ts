import { boxOf } from './use-article';

/** Where a range comes to lie: in the middle, or wherever it needs the least scrolling. */
type Place = 'center' | 'nearest';

/**
 * Scrolls words of an article into view. Ranges have no `scrollIntoView`, and the element around
 * them may be a paragraph or a listing far longer than the window.
 * @param scroller element that scrolls the article
 */
export function scrollToRange(range: Range, scroller: HTMLElement | null, place: Place): void {
  scrollAcross(range);
  if (!scroller) return;
  const { top, height } = boxOf(range);
  const view = scroller.getBoundingClientRect();
  const above = top - view.top;
  const below = top + height - view.bottom;
  // Of a range higher than the view, its beginning is shown.
  if (place === 'center') scroller.scrollTop += Math.min(above, (above + below) / 2);
  else if (above < 0 || height > view.height) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += below;
}

/** Scrolls sideways whatever around a range is too wide for the page, such as code or a table. */
function scrollAcross(range: Range): void {
  const { body } = range.startContainer.ownerDocument ?? document;
  let around = range.startContainer.parentElement;
  for (; around && around !== body; around = around.parentElement) {
    if (around.scrollWidth <= around.clientWidth) continue;
    const [box, view] = [range.getBoundingClientRect(), around.getBoundingClientRect()];
    if (box.left < view.left || box.width > view.width) around.scrollLeft += box.left - view.left;
    else if (box.right > view.right) around.scrollLeft += box.right - view.right;
  }
}
