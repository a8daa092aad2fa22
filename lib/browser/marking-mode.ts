/** What the script in the page is to do: let the person mark, or show what they marked. */
export type MarkingMode = 'mark' | 'show';

/** Hands over what to do. It runs by itself in the page, so it can refer to nothing around it. */
export function handOverMode(mode: MarkingMode): void {
  Reflect.set(globalThis, 'tearsheetMarkingMode', mode);
}

/** What was handed over; highlights are only shown where nothing was. */
export const markingMode = (): MarkingMode =>
  Reflect.get(globalThis, 'tearsheetMarkingMode') === 'mark' ? 'mark' : 'show';
