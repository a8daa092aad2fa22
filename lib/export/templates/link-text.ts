/** An address as Markdown takes it between parentheses. */
export const linkTarget = (address: string): string =>
  address
    .trim()
    .replaceAll(/\s+/g, '%20')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E');

/** Words as Markdown takes them between brackets. */
export const linkText = (words: string): string =>
  words.replaceAll(/[[\]\\]/g, '\\$&').replaceAll(/\s+/g, ' ');
