import type { PageElement } from '../page/element';
import { element, isAfter } from '../page/tree';
import { piecesIn } from './pieces';

/** A block that was left out, on its way into the receipt. */
export interface Dropped {
  readonly text: string;
  readonly reason: string;
  readonly html: string;
  /** What stands in its place in the model of the article. */
  readonly mark: PageElement;
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
   * Takes the marks out of a sanitised article, and tells before which of its pieces each stood,
   * by the mark's id.
   */
  take(article: DocumentFragment): ReadonlyMap<string, number> {
    const places = new Map<string, number>();
    const marks = article.querySelectorAll(`wbr[id^="${this.#key}"]`);
    const pieces = piecesIn(article);
    let at = 0;
    for (const mark of marks) {
      for (let piece = pieces[at]; piece && isBefore(piece, mark); piece = pieces[at]) at += 1;
      places.set(mark.id, at);
    }
    for (const mark of marks) mark.remove();
    return places;
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
