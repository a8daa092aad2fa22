import type { PageElement } from '../page/element';
import { asDiv } from '../page/tree';

/** Attributes that are kept: those that name a container or give its direction. */
const KEPT = ['class', 'id', 'dir', 'lang'];
/** A cell with more words than this contains text rather than a value. */
const TEXT_WORDS = 80;

/** Turns layout tables into plain containers; data tables stay. */
export function unwrapLayoutTables(root: PageElement): void {
  // Inside out, so that a data table inside a layout table does not preserve it.
  for (const table of Array.from(root.querySelectorAll('table')).toReversed()) {
    if (!isLayout(table)) continue;
    for (const part of Array.from(
      table.querySelectorAll('thead, tbody, tfoot, tr, td, colgroup'),
    )) {
      if (part.closest('table') === table) asDiv(part, KEPT);
    }
    asDiv(table, KEPT);
  }
}

function isLayout(table: PageElement): boolean {
  if (/^(?:none|presentation)$/.test(table.getAttribute('role') ?? '')) return true;
  if (table.querySelector('th, caption, thead') || table.hasAttribute('summary')) return false;
  // A single row only puts things side by side.
  if (table.querySelector('tr + tr, tbody + tbody') === null) return true;
  return Array.from(table.querySelectorAll('td')).some(
    (cell) =>
      cell.querySelector('h1, p, br + br, div') !== null &&
      (cell.textContent.match(/\S+/g)?.length ?? 0) > TEXT_WORDS,
  );
}
