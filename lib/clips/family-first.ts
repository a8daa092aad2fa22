const FAMILY_FIRST =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー\s]+$/u;

/** Whether a name is in a script in which the family name comes first: Chinese, Japanese, Korean. */
export function isFamilyFirst(name: string): boolean {
  return FAMILY_FIRST.test(name);
}
