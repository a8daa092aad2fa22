// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { useKeys } from '@/components/use-keys';

afterEach(cleanup);

function Page({ onKey }: { onKey: (key: string) => void }) {
  useKeys((key) => {
    onKey(key);
    return true;
  });
  return (
    <>
      <input aria-label="Tag" />
      <textarea aria-label="Note" />
    </>
  );
}

test.each(['Tag', 'Note'])('Escape leaves the field %s, and the next key is a shortcut', (name) => {
  const keys: string[] = [];
  render(<Page onKey={(key) => keys.push(key)} />);
  const field = screen.getByLabelText(name);
  field.focus();
  fireEvent.keyDown(field, { key: '/' });
  expect(keys).toEqual([]);
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(document.activeElement).toBe(document.body);
  fireEvent.keyDown(document.body, { key: '/' });
  expect(keys).toEqual(['/']);
});

test.each([
  ['a Russian keyboard', { key: 'о', code: 'KeyJ' }, 'j'],
  ['a Hebrew keyboard', { key: 'ח', code: 'KeyJ' }, 'j'],
  ['Caps Lock', { key: 'J', code: 'KeyJ' }, 'j'],
  ['an Arabic keyboard', { key: 'ظ', code: 'Slash' }, '/'],
  ['a Russian keyboard with Shift', { key: '№', code: 'Digit3', shiftKey: true }, '#'],
  ['a keyboard with other places for letters', { key: 'a', code: 'KeyQ' }, 'a'],
  ['a capital letter', { key: 'J', code: 'KeyJ', shiftKey: true }, 'J'],
])('shortcuts work with %s', (_keyboard, pressed, expected) => {
  const keys: string[] = [];
  render(<Page onKey={(key) => keys.push(key)} />);
  fireEvent.keyDown(document.body, pressed);
  expect(keys).toEqual([expected]);
});

test('Escape that ends text composition does not leave the field', () => {
  render(<Page onKey={() => undefined} />);
  const field = screen.getByLabelText('Note');
  field.focus();
  fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
  expect(document.activeElement).toBe(field);
});
