/** The picker's texts. */
export interface PickerStrings {
  readonly label: string;
  readonly help: string;
  /** Shown after a choice. */
  readonly picked: string;
}

const STYLE = `
  :host { all: initial; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; }
  .box { position: fixed; border: 3px solid #a3320f; border-radius: 4px; background: rgb(163 50 15 / 12%);
    box-shadow: 0 0 0 2px #fff; }
  .panel { position: fixed; left: 50%; bottom: 16px; transform: translateX(-50%); box-sizing: border-box;
    max-width: calc(100vw - 32px); padding: 10px 16px; border-radius: 8px; border: 1px solid #8d8577;
    background: #fffdf8; color: #211e1a; font: 14px/1.45 system-ui, sans-serif; text-align: center;
    box-shadow: 0 4px 16px rgb(0 0 0 / 30%); }
  .what { margin-top: 2px; color: #665f54; font-size: 12px; max-height: 3em; overflow: hidden; }
  @media (prefers-color-scheme: dark) {
    .panel { background: #1a1815; color: #ece6da; border-color: #857d70; }
    .what { color: #aaa294; }
    .box { border-color: #ff9a6e; box-shadow: 0 0 0 2px #1a1815; }
  }
`;

/** The picker's outline and texts, in a closed shadow tree that the page's styles cannot reach. */
export class PickerView {
  readonly #host: HTMLElement;
  readonly #box: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #help: HTMLElement;
  readonly #what: HTMLElement;

  constructor(page: Document, strings: PickerStrings) {
    const make = (name: string): HTMLElement => {
      const element = Document.prototype.createElement.call(page, 'div');
      element.className = name;
      return element;
    };
    this.#host = Document.prototype.createElement.call(page, 'tearsheet-picker');
    const root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#box = make('box');
    this.#panel = make('panel');
    this.#help = make('help');
    this.#what = make('what');
    this.#panel.dir = 'auto';
    this.#panel.setAttribute('role', 'status');
    this.#panel.setAttribute('aria-label', strings.label);
    this.#help.textContent = strings.help;
    this.#panel.append(this.#help, this.#what);
    root.append(this.#box, this.#panel);
    root.adoptedStyleSheets = [sheet];
    Document.prototype.querySelector.call(page, '*')?.append(this.#host);
  }

  /** Outlines an element and shows its first words; scrolls it into view if necessary. */
  outline(element: Element, scrolls = true): void {
    let box = element.getBoundingClientRect();
    if (scrolls && (box.bottom < 0 || box.top > innerHeight)) {
      element.scrollIntoView({ block: 'nearest' });
      box = element.getBoundingClientRect();
    }
    for (const side of ['top', 'left', 'width', 'height'] as const)
      this.#box.style[side] = `${box[side]}px`;
    const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    this.#what.textContent = `${element.localName} · ${words.slice(0, 80)}`;
  }

  /** Removes the picker from the page, the farewell message after a while. */
  end(farewell: string | null, after: number): void {
    this.#box.remove();
    this.#what.remove();
    if (farewell === null) {
      this.#host.remove();
      return;
    }
    this.#help.textContent = farewell;
    setTimeout(() => this.#host.remove(), after);
  }
}
