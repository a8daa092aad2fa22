const FAMILY_FIRST =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー\s]+$/u;

/** Whether a name is in a script with family name first: Chinese, Japanese, Korean. */
export function isFamilyFirst(name: string): boolean {
  return FAMILY_FIRST.test(name);
}
