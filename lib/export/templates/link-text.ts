/** Escapes a URL for the parentheses of a Markdown link. */
export const linkTarget = (address: string): string =>
  address
    .trim()
    .replaceAll(/\s+/g, '%20')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E');

/** Escapes text for the brackets of a Markdown link. */
export const linkText = (words: string): string =>
  words.replaceAll(/[[\]\\]/g, '\\$&').replaceAll(/\s+/g, ' ');
