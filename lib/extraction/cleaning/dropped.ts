import type { DroppedBlock } from '../../clips/article';

/** Takes elements out and remembers them. */
export class Bin {
  readonly dropped: DroppedBlock[] = [];

  /** Removes the element from the article. */
  drop(element: Element, reason: string): void {
    const text = element.textContent.replace(/\s+/g, ' ').trim();
    element.remove();
    if (text) this.dropped.push({ text, reason });
  }
}
