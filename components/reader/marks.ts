import type { Colour } from '@/lib/clips/highlight';
import { articleText, partsOf } from './article-text';

/** A highlight as drawn in the text. */
export interface Mark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly colour: Colour;
  /** Whether the user has yet to confirm that this is the right passage. */
  readonly unsure: boolean;
  /** Whether it has a note. */
  readonly noted: boolean;
}

const MARK = 'mark[data-highlight]';

/** Draws highlights into an article, replacing those drawn before. */
export function paintMarks(root: Element, marks: readonly Mark[]): void {
  for (const mark of root.querySelectorAll(MARK)) mark.replaceWith(...mark.childNodes);
  root.normalize();
  for (const { id, start, end, colour, unsure, noted } of marks) {
    const parts = partsOf(articleText(root), start, end);
    for (const [index, { node, from, to }] of parts.entries()) {
      const covered = node.splitText(from);
      covered.splitText(to - from);
      const mark = root.ownerDocument.createElement('mark');
      mark.dataset['highlight'] = id;
      mark.dataset['colour'] = colour;
      if (unsure) mark.dataset['unsure'] = '';
      if (noted && index === parts.length - 1) mark.dataset['noted'] = '';
      covered.replaceWith(mark);
      mark.append(covered);
      // An empty remainder would add to the parts of the next highlight.
      for (const rest of [mark.previousSibling, mark.nextSibling]) {
        if (rest?.nodeType === Node.TEXT_NODE && rest.nodeValue === '') rest.remove();
      }
    }
  }
}

/** Id of the highlight that an element is part of; `null` if none. */
export function markAt(target: EventTarget | null): string | null {
  const element = target as Element | null;
  return element?.closest?.<HTMLElement>(MARK)?.dataset['highlight'] ?? null;
}

/** The first element of a highlight. */
export function elementOf(root: ParentNode, id: string): HTMLElement | null {
  return root.querySelector(`mark[data-highlight="${CSS.escape(id)}"]`);
}
