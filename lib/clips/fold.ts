/** A text as searching compares it: case and diacritics folded, compatibility forms unified. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
