import { COLOURS, type Colour, type Highlight } from '../clips/highlight';
import type { MarkingStrings } from './marking-strings';
import { MARKING_STYLE } from './marking-style';

/** The distance, in pixels, from the window's edge and from the highlighted text. */
const GAP = 8;
/** The longest note and tags entered on a page. */
const LONGEST_NOTE = 10_000;
const LONGEST_TAGS = 1000;

/** Outlines on a 20 × 20 grid. */
const TRASH = 'M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11';
const CROSS = 'm5 5 10 10M15 5 5 15';
const SVG = 'http://www.w3.org/2000/svg';

/** The user's actions on the open highlight. */
export interface BubbleActions {
  readonly onColour: Choose;
  readonly onNote: (note: string) => void;
  readonly onTags: (tags: readonly string[]) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Called with the chosen colour, and whether it was chosen with a key. */
type Choose = (colour: Colour, byKey: boolean) => void;

/** The bar and the bubble of highlighting on a page, in a closed shadow tree. */
export class MarkingView {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #strings: MarkingStrings;
  readonly #bar: HTMLElement;
  readonly #said: HTMLElement;
  readonly #bubble: HTMLElement;

  constructor(page: Document, strings: MarkingStrings, onDone: () => void) {
    this.#strings = strings;
    this.#host = Document.prototype.createElement.call(page, 'tearsheet-marking');
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(MARKING_STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#said = make('span', { role: 'status', dir: 'auto' });
    this.#bar = make('div', { class: 'bar', role: 'group', 'aria-label': strings.label }, [
      this.#said,
      button(strings.done, onDone),
    ]);
    this.#bubble = make('div', { class: 'bubble', role: 'group', 'aria-label': strings.label });
    this.#bar.hidden = true;
    this.#bubble.hidden = true;
    this.#root.append(this.#bubble, this.#bar);
    // Keep these events from the page's own shortcuts and menus.
    for (const name of [
      'keydown',
      'keyup',
      'keypress',
      'click',
      'pointerdown',
      'mousedown',
      'input',
    ])
      this.#root.addEventListener(name, (event) => event.stopPropagation());
    page.documentElement.append(this.#host);
  }

  /** Whether an event came from the bubble or the bar. */
  owns(event: Event): boolean {
    return event.target === this.#host;
  }

  /** Sets the bar's text; `null` hides it. */
  showMessage(words: string | null): void {
    this.#bar.hidden = words === null;
    // Screen readers announce a live region when its text changes.
    if (words !== null && this.#said.textContent !== words) this.#said.textContent = words;
  }

  /** Offers the colours for selected text. */
  offer(at: DOMRect, onColour: Choose): void {
    this.#bubble.replaceChildren(make('div', { class: 'row' }, this.#colours(null, onColour)));
    this.#put(at);
  }

  /** Opens a highlight for editing. */
  open(at: DOMRect, highlight: Highlight, isUnsure: boolean, actions: BubbleActions): void {
    const { note, tags = [] } = highlight;
    const strings = this.#strings;
    const noteField = make('textarea', { rows: '2', maxlength: String(LONGEST_NOTE), dir: 'auto' });
    noteField.value = note;
    noteField.addEventListener('change', () => actions.onNote(noteField.value));
    const tagField = make('input', { type: 'text', maxlength: String(LONGEST_TAGS), dir: 'auto' });
    tagField.value = tags.join(', ');
    tagField.addEventListener('change', () => actions.onTags(tagField.value.split(',')));
    this.#bubble.replaceChildren(
      ...(isUnsure ? [make('p', {}, [strings.unsure])] : []),
      make('div', { class: 'row' }, [
        ...this.#colours(highlight.colour, actions.onColour),
        make('span', { class: 'space' }),
        iconButton(TRASH, strings.remove, actions.onRemove),
        iconButton(CROSS, strings.close, actions.onClose),
      ]),
      make('label', {}, [strings.note, noteField]),
      make('label', {}, [strings.tags, tagField]),
    );
    this.#put(at);
  }

  get isOpen(): boolean {
    return !this.#bubble.hidden;
  }

  close(): void {
    // Saves text being typed: a field fires `change` when it loses the focus.
    this.#bubble.querySelector<HTMLElement>(':focus')?.blur();
    this.#bubble.hidden = true;
  }

  /** Focuses the note of an open highlight, or the first colour. */
  focus(): void {
    const note = this.#bubble.querySelector('textarea');
    (note ?? this.#bubble.querySelector('button'))?.focus();
  }

  /** Removes everything from the page. */
  end(): void {
    this.#host.remove();
  }

  #colours(chosen: Colour | null, onColour: Choose): HTMLElement[] {
    return COLOURS.map((colour) => {
      const choose = (event: MouseEvent) => onColour(colour, event.detail === 0);
      const made = button('', choose, this.#strings.colours[colour]);
      made.className = `colour ${colour}`;
      if (chosen !== null) made.setAttribute('aria-pressed', String(chosen === colour));
      return made;
    });
  }

  /** Positions the bubble above the text, or below if there is no room, within the window. */
  #put(at: DOMRect): void {
    this.#bubble.hidden = false;
    const { width, height } = this.#bubble.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(innerWidth - width - GAP, at.x + (at.width - width) / 2));
    const above = at.y - height - GAP;
    const top = above >= GAP ? above : Math.min(at.bottom + GAP, innerHeight - height - GAP);
    this.#bubble.style.left = `${left}px`;
    this.#bubble.style.top = `${Math.max(GAP, top)}px`;
  }
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Creates a button with text, or, with a label, one with only an icon. */
function button(
  words: string,
  onPress: (event: MouseEvent) => void,
  label?: string,
): HTMLButtonElement {
  const made = make('button', { type: 'button' }, [words]);
  if (label !== undefined) {
    made.setAttribute('aria-label', label);
    made.title = label;
  }
  made.addEventListener('click', onPress);
  return made;
}

function iconButton(outline: string, label: string, onPress: () => void): HTMLButtonElement {
  const made = button('', onPress, label);
  made.className = 'icon';
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', outline);
  svg.append(path);
  made.append(svg);
  return made;
}
