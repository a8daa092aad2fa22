/** What keys of shortcuts have on them on a US keyboard, with and without Shift. */
const SYMBOLS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Slash: ['/', '?'],
  Digit3: ['3', '#'],
};

/**
 * The key of an event as shortcuts name it. Keyboards with other letters than Latin ones give it by
 * its position, and Caps Lock makes no difference.
 */
export function shortcutKey({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (/^[A-Z]$/.test(key) && !shiftKey) return key.toLowerCase();
  // Named keys such as Escape are longer, and are the same on every keyboard.
  if (key.length !== 1 || /[ -~]/.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined && !shiftKey) return letter.toLowerCase();
  return SYMBOLS[code]?.[shiftKey ? 1 : 0] ?? key;
}
