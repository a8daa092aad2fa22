import type { PageElement } from '../page/element';
import { element, isAfter } from '../page/tree';
import { piecesIn } from './pieces';

/** A block that was left out, before it is entered in the receipt. */
export interface Dropped {
  readonly text: string;
  readonly reason: string;
  readonly html: string;
  /** Whether the decision was close. */
  readonly isUnsure: boolean;
  /** The placeholder for it in the article's model. */
  readonly mark: PageElement;
}

/** The positions of marks by id, as indices of the article's pieces. */
export interface Places {
  readonly before: ReadonlyMap<string, number>;
  readonly inside: ReadonlyMap<string, number>;
}

/**
 * Invisible placeholders that survive sanitising and show where something was left out. They are
 * only put into the extension's own model, with ids that no page can know.
 */
export class Marks {
  readonly #key = `fn-${Math.random().toString(36).slice(2)}-`;
  #count = 0;

  /** Creates a new mark. */
  make(): PageElement {
    const mark = element('wbr');
    mark.id = this.#key + String(this.#count);
    this.#count += 1;
    return mark;
  }

  /**
   * Removes the marks from a sanitised article, and returns, by the mark's id, which of its pieces
   * each was before and which it was in.
   */
  take(article: DocumentFragment): Places {
    const before = new Map<string, number>();
    const inside = new Map<string, number>();
    const marks = article.querySelectorAll(`wbr[id^="${this.#key}"]`);
    const pieces = piecesIn(article);
    let at = 0;
    for (const mark of marks) {
      for (let piece = pieces[at]; piece && isBefore(piece, mark); piece = pieces[at]) at += 1;
      before.set(mark.id, at);
      if (pieces[at - 1]?.contains(mark)) inside.set(mark.id, at - 1);
    }
    for (const mark of marks) mark.remove();
    return { before, inside };
  }
}

function isBefore(piece: Element, mark: Element): boolean {
  return (piece.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Moves the marks of blocks outside the article to its beginning and end. */
export function gatherAround(root: PageElement, dropped: readonly Dropped[]): void {
  const before: PageElement[] = [];
  for (const { mark } of dropped) {
    if (root.contains(mark)) continue;
    if (isAfter(mark, root)) root.append(mark);
    else before.push(mark);
  }
  root.prepend(...before);
}
