/** The words of a text in lower case; a capital within a word begins another: `camelCase`. */
export function wordsOf(text: string): string[] {
  const apart = text.replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ');
  return Array.from(apart.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ([word]) => word.toLowerCase());
}

/** Capitalises a word. */
export const capitalised = (word: string) => word.replace(/^./su, (letter) => letter.toUpperCase());
