/** Something the cleaning took out of the article, and why. */
export interface Dropped {
  readonly text: string;
  readonly reason: string;
}

/** Takes elements out and remembers them. */
export class Bin {
  readonly dropped: Dropped[] = [];

  /** Removes the element from the article. */
  drop(element: Element, reason: string): void {
    const text = element.textContent.replace(/\s+/g, ' ').trim();
    element.remove();
    if (text) this.dropped.push({ text, reason });
  }
}
