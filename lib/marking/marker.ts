import type { Colour, Highlight, HighlightEdit } from '../clips/highlight';
import { NOWHERE } from '../clips/highlight';
import { anchorOnPage, drawnAt } from './anchored';
import { Drawing, type DrawnHighlight } from './drawing';
import type { MarkingStrings } from './marking-strings';
import { MarkingView } from './marking-view';
import { PageText } from './page-text';

/** Milliseconds after which a selection, or a change of the page, counts as finished. */
const SETTLED = 250;
const PAGE_SETTLED = 1000;

/** The extension's interface for highlighting on a page. */
export interface MarkingApi {
  /** Loads the highlights of the page's clip; none if the page is not a clip. */
  readonly load: () => Promise<readonly Highlight[]>;
  /** Changes or creates one, which clips the page. @returns whether it was saved */
  readonly change: (edit: HighlightEdit) => Promise<boolean>;
  readonly newId: () => string;
}

/**
 * Shows the highlights of a page's clip on the page itself. In highlighting mode, selected text can
 * be highlighted; existing highlights can always be opened with a click.
 */
export class Marker {
  readonly #page: Document;
  readonly #api: MarkingApi;
  readonly #strings: MarkingStrings;
  readonly #drawing: Drawing;
  readonly #lifetime = new AbortController();
  readonly #observer = new MutationObserver(() => this.#soon('page', PAGE_SETTLED));
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #view: MarkingView | null = null;
  #highlights: readonly Highlight[] = [];
  #drawn: readonly DrawnHighlight[] = [];
  #lost = 0;
  #isMarking = false;
  #isPressed = false;

  constructor(page: Document, api: MarkingApi, strings: MarkingStrings) {
    this.#page = page;
    this.#api = api;
    this.#strings = strings;
    this.#drawing = new Drawing(page);
    const options = { capture: true, signal: this.#lifetime.signal };
    addEventListener('click', (event) => this.#click(event), options);
    addEventListener('keydown', (event) => this.#key(event), options);
    addEventListener('pointerdown', (event) => this.#press(event), options);
    addEventListener('pointerup', () => this.#release(), options);
    page.addEventListener('selectionchange', () => this.#soon('selection', SETTLED), options);
  }

  /** Loads and draws the page's highlights. */
  async show(): Promise<void> {
    this.#highlights = await this.#api.load();
    this.#observer.observe(this.#page, { childList: true, subtree: true, characterData: true });
    this.#draw();
  }

  /** Starts highlighting mode; an existing selection can be highlighted at once. */
  mark(): void {
    this.#isMarking = true;
    this.#say();
    this.#offer(true);
  }

  /** Removes everything from the page. */
  end(): void {
    this.#lifetime.abort();
    this.#observer.disconnect();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#drawing.end();
    this.#view?.end();
  }

  /** Debounces reactions to changes of the page or the selection. */
  #soon(what: 'page' | 'selection', after: number): void {
    clearTimeout(this.#timers.get(what));
    const act = () => (what === 'page' ? this.#draw() : this.#offer(false));
    this.#timers.set(what, setTimeout(act, after));
  }

  /** @param read the page's text, if it was just read */
  #draw(read?: PageText): void {
    if (this.#highlights.length === 0 && this.#drawn.length === 0) return;
    const page = read ?? new PageText(this.#page.body);
    const { drawn, lost } = anchorOnPage(this.#highlights, page);
    this.#drawn = drawn;
    this.#lost = lost.length;
    this.#drawing.draw(drawn);
    this.#say();
  }

  get #shown(): MarkingView {
    this.#view ??= new MarkingView(this.#page, this.#strings, () => this.#stop());
    return this.#view;
  }

  #say(words?: string): void {
    if (!this.#isMarking && words === undefined) {
      this.#view?.showMessage(null);
      return;
    }
    const help = Drawing.isPossible() ? this.#strings.help : this.#strings.undrawn;
    const lost = this.#lost > 0 ? [this.#strings.lost(this.#lost)] : [];
    this.#shown.showMessage([words ?? help, ...lost].join(' '));
  }

  #stop(): void {
    this.#isMarking = false;
    this.#view?.close();
    this.#say();
  }

  /** Offers colours for the selected text. */
  #offer(isAsked: boolean): void {
    const range = this.#isMarking && !this.#isPressed ? selectedRange(this.#page) : null;
    if (!range) return;
    this.#shown.offer(range.getBoundingClientRect(), (colour, byKey) =>
      this.#add(range, colour, byKey),
    );
    if (isAsked) this.#shown.focus();
  }

  #add(range: Range, colour: Colour, byKey: boolean): void {
    const page = new PageText(this.#page.body);
    const quote = page.quoteOf(range);
    this.#shown.close();
    if (!quote) return;
    const [id, createdAt] = [this.#api.newId(), Date.now()];
    const made: Highlight = { id, createdAt, quote, anchor: NOWHERE, colour, note: '' };
    this.#page.getSelection()?.removeAllRanges();
    const edit = { id, colour, add: { createdAt, quote, anchor: NOWHERE } };
    this.#change([...this.#highlights, made], edit, page);
    this.#open(id, byKey);
  }

  /** Draws a change immediately; if it cannot be saved, it is reverted. */
  #change(highlights: readonly Highlight[], edit: HighlightEdit, page?: PageText): void {
    const before = this.#highlights;
    this.#highlights = highlights;
    this.#draw(page);
    void this.#save(edit, before);
  }

  async #save(edit: HighlightEdit, before: readonly Highlight[]): Promise<void> {
    if (await this.#api.change(edit).catch(() => false)) return;
    this.#highlights = await this.#api.load().catch(() => before);
    this.#view?.close();
    this.#draw();
    this.#say(this.#strings.failed);
  }

  /** @param byKey whether the user works with the keyboard, whose focus then moves to the note */
  #open(id: string, byKey: boolean): void {
    const drawn = this.#drawn.find((each) => each.id === id);
    const highlight = this.#highlights.find((each) => each.id === id);
    if (!drawn || !highlight) return;
    const put = (part: Partial<Highlight>, edit: Omit<HighlightEdit, 'id'>) => {
      const next = this.#highlights.map((each) => (each.id === id ? { ...each, ...part } : each));
      this.#change(next, { id, ...edit });
    };
    this.#shown.open(drawn.range.getBoundingClientRect(), highlight, drawn.isUnsure, {
      onColour: (colour, isKey) => {
        put({ colour }, { colour });
        this.#open(id, isKey);
      },
      onNote: (note) => put({ note }, { note }),
      onTags: (tags) => put({ tags }, { tags }),
      onRemove: () => {
        this.#shown.close();
        this.#change(
          this.#highlights.filter((each) => each.id !== id),
          { id, colour: highlight.colour, removed: true },
        );
      },
      onClose: () => this.#shown.close(),
    });
    if (byKey) this.#shown.focus();
  }

  #click(event: MouseEvent): void {
    if (!event.isTrusted || this.#view?.owns(event) || this.#drawn.length === 0) return;
    if (selectedRange(this.#page)) return;
    const drawn = drawnAt(this.#drawn, event.clientX, event.clientY);
    // A highlighted link still works as a link.
    const isLink = event.target instanceof Element && event.target.closest('a[href], button');
    if (drawn && !isLink) this.#open(drawn.id, false);
  }

  #press(event: PointerEvent): void {
    if (this.#view?.owns(event)) return;
    this.#isPressed = true;
    this.#view?.close();
  }

  #release(): void {
    this.#isPressed = false;
    this.#soon('selection', 0);
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    if (this.#view?.isOpen) this.#view.close();
    else if (this.#isMarking) this.#stop();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** The selected text on a page; `null` if there is none, or it is in an editable field. */
function selectedRange(page: Document): Range | null {
  const selection = page.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: around } = range;
  const element = around instanceof Element ? around : around.parentElement;
  if (element?.closest('input, textarea, [contenteditable=""], [contenteditable=true]'))
    return null;
  return range.toString().trim() === '' ? null : range;
}
