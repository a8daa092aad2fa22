/** Frames that a search may take until the focus is no longer moved to what it finds. */
const PATIENCE = 180;

/** Puts the focus on the first clip of the list. @returns whether there is one */
export function reachList(): boolean {
  const first = document.querySelector<HTMLElement>('.list-pane .clip-link');
  first?.focus();
  return first !== null;
}

/**
 * Puts the focus on the first clip that a search finds, as soon as it has; not where the person has
 * gone on meanwhile.
 * @param field where the search was typed, which has the focus
 */
export function reachFound(field: HTMLInputElement): void {
  const typed = field.value;
  let frames = 0;
  const look = () => {
    frames += 1;
    if (document.activeElement !== field || field.value !== typed || frames > PATIENCE) return;
    const pane = document.querySelector<HTMLElement>('.list-pane');
    if (pane?.dataset['searched'] === typed && reachList()) return;
    requestAnimationFrame(look);
  };
  if (typed.trim() !== '') requestAnimationFrame(look);
}
