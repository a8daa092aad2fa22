/** Number of frames after which the focus no longer moves to the results of a search. */
const PATIENCE = 180;

/** Focuses the first clip of the list. @returns whether there is one */
export function focusFirstClip(): boolean {
  const first = document.querySelector<HTMLElement>('.list-pane .clip-link');
  first?.focus();
  return first !== null;
}

/**
 * Focuses the first search result as soon as there is one, unless the user has moved on by then.
 * @param field the search field, which has the focus
 */
export function focusFirstResult(field: HTMLInputElement): void {
  const typed = field.value;
  let frames = 0;
  const look = () => {
    frames += 1;
    if (document.activeElement !== field || field.value !== typed || frames > PATIENCE) return;
    const pane = document.querySelector<HTMLElement>('.list-pane');
    if (pane?.dataset['searched'] === typed && focusFirstClip()) return;
    requestAnimationFrame(look);
  };
  if (typed.trim() !== '') requestAnimationFrame(look);
}
