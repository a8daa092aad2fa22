import { shortcutKey } from '../shortcut-key';
import type { ListSelection } from './use-selection';

interface ListKeyContext {
  readonly ids: readonly string[];
  readonly selecting: ListSelection;
  /** Number of clips side by side. */
  readonly columns: number;
  readonly goTo: (index: number) => void;
}

/**
 * Handles keys in a list: arrow keys move through it, including to rows that are not yet in the
 * page, and extend the selection with Shift; `x` selects a row.
 */
export function handleListKey(
  event: KeyboardEvent,
  { ids, selecting, columns, goTo }: ListKeyContext,
): void {
  if (event.altKey) return;
  const item = (event.target as Element).closest('[data-index]');
  const at = Number(item?.getAttribute('data-index') ?? -1);
  const id = ids[at];
  if (id === undefined) return;
  if (shortcutKey(event) === 'x' && !event.ctrlKey && !event.metaKey) selecting.toggle(id);
  const step = stepOf(event, columns);
  if (step === undefined) return;
  event.preventDefault();
  const next = ids[at + step];
  if (next === undefined) return;
  if (event.shiftKey) selecting.extend(id, next);
  goTo(at + step);
}

function stepOf({ key, target }: KeyboardEvent, columns: number): number | undefined {
  if (key === 'ArrowDown') return columns;
  if (key === 'ArrowUp') return -columns;
  if (columns === 1) return undefined;
  const forwards = (target as Element).matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  if (key === forwards) return 1;
  return key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : undefined;
}
