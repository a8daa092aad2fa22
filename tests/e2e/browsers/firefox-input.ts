import type { SynthesizeMouse, TextInputProcessor } from './firefox-globals.ts';

declare const synthesizeMouseEvent: SynthesizeMouse;
declare const Cc: Record<string, { createInstance(type: unknown): TextInputProcessor }>;
declare const Ci: Record<string, unknown>;

/** Chrome scope: a trusted click in the middle of an element of the browser window. */
export function clickElement(selector: string): boolean {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  if (!box?.width) return false;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    const buttons = type === 'mousedown' ? 1 : 0;
    synthesizeMouseEvent(type, x, y, { button: 0, buttons, clickCount: 1 }, {});
  }
  return true;
}

/** Chrome scope: a trusted right click in the middle of an element of the browser window. */
export function openContextMenu(selector: string): boolean {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  if (!box?.width) return false;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  for (const type of ['mousemove', 'mousedown', 'mouseup', 'contextmenu']) {
    const buttons = type === 'mousedown' ? 2 : 0;
    synthesizeMouseEvent(type, x, y, { button: 2, buttons, clickCount: 1 }, {});
  }
  return true;
}

/** Chrome scope: a trusted click at a point of the document that a frame shows. */
export function clickInFrame(selector: string, x: number, y: number, button: number): boolean {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  if (!box) return false;
  const types = ['mousemove', 'mousedown', 'mouseup', ...(button === 2 ? ['contextmenu'] : [])];
  for (const type of types) {
    const buttons = type === 'mousedown' ? button || 1 : 0;
    const details = { button, buttons, clickCount: type === 'mousemove' ? 0 : 1 };
    synthesizeMouseEvent(type, box.x + x, box.y + y, details, {});
  }
  return true;
}

/**
 * Chrome scope: sends trusted keys to a frame, or to the browser's own UI; all but the last of a
 * chord are held.
 */
export function pressKeys(chords: string[][], frame: string | null): void {
  if (frame !== null) document.querySelector<HTMLElement>(frame)?.focus();
  // A shortcut sent into a page does not come back from it, as a real key press does.
  else (document.activeElement as HTMLElement | null)?.blur();
  const contract = '@mozilla.org/text-input-processor;1';
  const processor = Cc[contract]?.createInstance(Ci['nsITextInputProcessor']);
  if (!processor?.beginInputTransactionForTests(window)) throw new Error('No keyboard');
  const flags = (key: string) => (key.length > 1 ? processor.KEY_NON_PRINTABLE_KEY : 0);
  for (const chord of chords) {
    const events = chord.map((key) => {
      const side = /^(Alt|Control|Meta|Shift)$/.test(key) ? `${key}Left` : key;
      const code = key.length > 1 ? side : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '';
      // Letters, digits and space get no key code here by default, and shortcuts rely on it.
      const keyCode = /^[a-z0-9 ]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0;
      return new KeyboardEvent('', { key, code, keyCode });
    });
    for (const event of events) processor.keydown(event, flags(event.key));
    for (const event of events.toReversed()) processor.keyup(event, flags(event.key));
  }
}
