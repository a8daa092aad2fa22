import { creditLine } from '../metadata/credit';
import { foldSpace } from '../page/blocks';
import { labelKind } from './lines';

/** Longer than this, a line is prose that a label's words may well begin. */
const LONGEST = 120;

/**
 * Gives each line of a paragraph a paragraph of its own where one of them is a label or a photo
 * credit: old templates set credit, share row and byline as lines of one paragraph. Verse and
 * addresses stay together.
 */
export function splitLines(part: Element): void {
  for (const element of part.querySelectorAll('p, div')) {
    if (!element.querySelector(':scope > br')) continue;
    const lines = linesOf(element);
    if (lines.length < 2 || !lines.some(isForeign)) continue;
    for (const line of lines) {
      const paragraph = element.ownerDocument.createElement('p');
      paragraph.append(...line);
      element.before(paragraph);
    }
    element.remove();
  }
}

function linesOf(element: Element): Node[][] {
  const lines: Node[][] = [[]];
  for (const node of element.childNodes) {
    if (node.nodeName.toLowerCase() === 'br') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines.filter((line) => line.some((node) => node.nodeType === 1 || textOf([node]) !== ''));
}

function isForeign(line: readonly Node[]): boolean {
  const text = textOf(line);
  return text.length <= LONGEST && (labelKind(text) !== null || creditLine(text) !== null);
}

const textOf = (line: readonly Node[]) =>
  foldSpace(line.map((node) => node.textContent ?? '').join(''));
