// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { missedTarget, watchPress } from '../../e2e/browsers/dom.ts';

/* What the end-to-end tests take for a press on the element that they mean. */

const MIDDLE = { x: 10, y: 10 };
let row: HTMLElement;
let box: HTMLInputElement;

/** Places the checkbox, jsdom having no layout. */
function place(top: number): void {
  const rect = new DOMRect(0, top, 20, 20);
  vi.spyOn(box, 'getClientRects').mockReturnValue([rect] as unknown as DOMRectList);
  vi.spyOn(box, 'getBoundingClientRect').mockReturnValue(rect);
}

const press = (target: Element) => {
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
};

beforeEach(() => {
  document.body.innerHTML = '<li><input type="checkbox"></li>';
  row = document.querySelector('li') ?? document.body;
  box = document.querySelector('input') ?? document.createElement('input');
  // The row is what the point shows: the checkbox lets presses through, or is elsewhere.
  document.elementFromPoint = () => row;
});
afterEach(() => vi.restoreAllMocks());

it('counts a press on the surroundings of an element that lets presses through', () => {
  place(0);
  watchPress('input', MIDDLE.x, MIDDLE.y);
  press(row);
  expect(missedTarget()).toBe(false);
});

it('counts a press as missed if the element moved away after it was found', () => {
  place(60);
  watchPress('input', MIDDLE.x, MIDDLE.y);
  let heard = false;
  row.addEventListener('click', () => (heard = true));
  press(row);
  expect(missedTarget()).toBe(true);
  expect(heard).toBe(false);
});
