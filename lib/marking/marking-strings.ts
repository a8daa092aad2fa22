import type { Colour } from '../clips/highlight';

/** What highlighting on the page says. */
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
  /** Where the browser cannot draw on pages. */
  readonly undrawn: string;
  readonly colours: Readonly<Record<Colour, string>>;
  /** How many highlights are not found on the page. */
  readonly lost: (count: number) => string;
}
