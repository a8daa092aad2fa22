import type { Colour } from '../clips/highlight';

/** The texts for highlighting on a page. */
export interface MarkingStrings {
  readonly label: string;
  readonly help: string;
  readonly done: string;
  readonly note: string;
  readonly tags: string;
  readonly remove: string;
  readonly close: string;
  readonly unsure: string;
  readonly failed: string;
  /** Shown if the browser cannot draw on pages. */
  readonly undrawn: string;
  readonly colours: Readonly<Record<Colour, string>>;
  /** The number of highlights not found on the page. */
  readonly lost: (count: number) => string;
}
