import { COLOURS, type Colour } from '../clips/highlight';

/** A highlight located on the page. */
export interface DrawnHighlight {
  readonly id: string;
  readonly range: Range;
  readonly colour: Colour;
  /** Whether it is only similar, and may be another passage. */
  readonly isUnsure: boolean;
}

const NAME = 'tearsheet';
const UNSURE = `${NAME}-unsure`;

/** The same colours as in the reader, on pages of whatever colour. */
const STYLE = `
  ::highlight(${NAME}-yellow) { background-color: #ffe27a; color: #211e1a; }
  ::highlight(${NAME}-green) { background-color: #b9e7a9; color: #211e1a; }
  ::highlight(${NAME}-blue) { background-color: #b5dcf7; color: #211e1a; }
  ::highlight(${NAME}-pink) { background-color: #f9c3d4; color: #211e1a; }
  ::highlight(${UNSURE}) { text-decoration: underline dashed #a3320f 2px; }
`;

/**
 * Draws highlights on a page without changing it (CSS Custom Highlight API). If the page removes
 * them, they come back with the next drawing.
 */
export class Drawing {
  readonly #page: Document;
  readonly #sheet = new CSSStyleSheet();

  constructor(page: Document) {
    this.#page = page;
    this.#sheet.replaceSync(STYLE);
  }

  /** Whether this browser can draw on pages. */
  static isPossible(): boolean {
    return typeof CSS !== 'undefined' && 'highlights' in CSS;
  }

  /** Replaces the drawn highlights. */
  draw(drawn: readonly DrawnHighlight[]): void {
    if (!Drawing.isPossible()) return;
    if (!this.#page.adoptedStyleSheets.includes(this.#sheet)) {
      this.#page.adoptedStyleSheets = [...this.#page.adoptedStyleSheets, this.#sheet];
    }
    for (const colour of COLOURS)
      put(
        `${NAME}-${colour}`,
        drawn.filter((each) => each.colour === colour),
      );
    put(
      UNSURE,
      drawn.filter((each) => each.isUnsure),
    );
  }

  /** Removes everything from the page. */
  end(): void {
    if (!Drawing.isPossible()) return;
    for (const name of [...COLOURS.map((colour) => `${NAME}-${colour}`), UNSURE])
      CSS.highlights.delete(name);
    const { adoptedStyleSheets } = this.#page;
    this.#page.adoptedStyleSheets = adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}

function put(name: string, drawn: readonly DrawnHighlight[]): void {
  if (drawn.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...drawn.map(({ range }) => range)));
}
