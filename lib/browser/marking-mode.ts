/** The content script's mode: let the user highlight, or only show highlights. */
export type MarkingMode = 'mark' | 'show';

/** Sets the mode. Injected into the page, so it must be self-contained. */
export function setMarkingMode(mode: MarkingMode): void {
  Reflect.set(globalThis, 'tearsheetMarkingMode', mode);
}

/** The mode that was set; `show` by default. */
export const markingMode = (): MarkingMode =>
  Reflect.get(globalThis, 'tearsheetMarkingMode') === 'mark' ? 'mark' : 'show';
