import { foldSpace } from '../page/blocks';
import { BOX_NAMES } from '../vocabulary/box-names';
import type { Bin } from './dropped';

const BOX = new RegExp(`(?:^|[\\s_-])(?:${BOX_NAMES})(?:$|[\\s_-]|\\d)`);
/** Elements that hold controls and side matter. */
const CONTROLS =
  'form, button, input, select, textarea, label, nav, [role=navigation], [role=complementary], [role=menu], [role=search], [aria-hidden=true]:not(.katex-html, math, svg)';
/** A box that holds more of the text than this is the article in a badly named wrapper. */
const MOST = 0.3;

/** Takes out boxes that their class name, id or role gives away. */
export function dropBoxes(part: Element, bin: Bin): void {
  const whole = part.textContent.length;
  for (const element of part.querySelectorAll(CONTROLS)) {
    if (element.textContent.length < whole * MOST && !element.querySelector('pre, table'))
      bin.drop(element, 'control');
  }
  for (const element of part.querySelectorAll('[class],[id]')) {
    if (
      !part.contains(element) ||
      /^(?:pre|code|math|td|th|tr|tbody|body|html|main)$/.test(element.localName)
    )
      continue;
    const match = BOX.exec(namesOf(element));
    if (!match || element.closest('pre, math, figure, .footnotes')) continue;
    const length = element.textContent.length;
    if (length > whole * MOST || isProse(element)) continue;
    bin.drop(element, `box named ${match[0].trim().replace(/^[-_]|[-_]$/g, '')}`);
  }
}

/** Class names and id as lower-case words with dashes. */
export function namesOf(element: Element): string {
  return `${element.getAttribute('class') ?? ''} ${element.id}`
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
    .toLowerCase();
}

/** Long running text with few links is not put into a box. */
function isProse(element: Element): boolean {
  const text = foldSpace(element.textContent);
  if (text.length < 700) return false;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += link.textContent.length;
  return linked / text.length < 0.1 && (text.match(/[.!?。]["”’»]?\s/gu)?.length ?? 0) > 6;
}
