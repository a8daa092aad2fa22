import type { PageElement } from '../page/element';
import { element, isAfter } from '../page/tree';
import { piecesIn } from './pieces';

/** A block that was left out, on its way into the receipt. */
export interface Dropped {
  readonly text: string;
  readonly reason: string;
  readonly html: string;
  /** Whether it might as well have been kept. */
  readonly isUnsure: boolean;
  /** What stands in its place in the model of the article. */
  readonly mark: PageElement;
}

/** Where marks stood, by their ids, as numbers of the article's pieces. */
export interface Places {
  readonly before: ReadonlyMap<string, number>;
  readonly inside: ReadonlyMap<string, number>;
}

/**
 * Elements that sanitising keeps and that show nothing, which stand where something was left out.
 * They are put into our own model only, under a name that no page can know.
 */
export class Marks {
  readonly #key = `fn-${Math.random().toString(36).slice(2)}-`;
  #count = 0;

  /** A new mark. */
  make(): PageElement {
    const mark = element('wbr');
    mark.id = this.#key + String(this.#count);
    this.#count += 1;
    return mark;
  }

  /**
   * Takes the marks out of a sanitised article, and tells before which of its pieces each stood, and
   * in which, by the mark's id.
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

/** Moves the marks of what stood around the article to its beginning and end. */
export function gatherAround(root: PageElement, dropped: readonly Dropped[]): void {
  const before: PageElement[] = [];
  for (const { mark } of dropped) {
    if (root.contains(mark)) continue;
    if (isAfter(mark, root)) root.append(mark);
    else before.push(mark);
  }
  root.prepend(...before);
}
