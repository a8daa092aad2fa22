import { foldSpace } from '../page/blocks';

/** An element that was taken out. */
export interface Dropped {
  readonly element: Element;
  readonly text: string;
  readonly reason: string;
}

/** Takes elements out, remembers them, and leaves a comment where each stood. */
export class Bin {
  readonly dropped: Dropped[] = [];
  /** Unlike anything that the page itself may say in a comment. */
  readonly key = `tearsheet-${Math.random().toString(36).slice(2)}-`;

  /** Removes the element from the article. */
  drop(element: Element, reason: string): void {
    const text = foldSpace(element.textContent);
    if (text === '') {
      element.remove();
      return;
    }
    element.replaceWith(element.ownerDocument.createComment(this.key + this.dropped.length));
    this.dropped.push({ element, text, reason });
  }
}

/** Removes an element but leaves the comments in it, which may say where something stood. */
export function removeAround(element: Element): void {
  const comments = Array.from(element.childNodes).filter(
    ({ nodeType }) => nodeType === Node.COMMENT_NODE,
  );
  element.replaceWith(...comments);
}
