import type { Colour } from '@/lib/clips/highlight';
import { articleText, partsOf } from './article-text';

/** A highlight as it is drawn. */
export interface Mark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly colour: Colour;
  /** Whether the person has yet to say that this is the passage. */
  readonly unsure: boolean;
  /** Whether it has a note. */
  readonly noted: boolean;
}

const MARK = 'mark[data-highlight]';

/** Draws highlights into an article, in place of those that are drawn. */
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
      // An empty remainder would make the next highlight's parts more.
      for (const rest of [mark.previousSibling, mark.nextSibling]) {
        if (rest?.nodeType === Node.TEXT_NODE && rest.nodeValue === '') rest.remove();
      }
    }
  }
}

/** The highlight that an element is part of. */
export function markAt(target: EventTarget | null): string | null {
  const element = target as Element | null;
  return element?.closest?.<HTMLElement>(MARK)?.dataset['highlight'] ?? null;
}

/** The first element of a highlight. */
export function elementOf(root: ParentNode, id: string): HTMLElement | null {
  return root.querySelector(`mark[data-highlight="${CSS.escape(id)}"]`);
}
