// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { PermissionSwitch } from '@/components/settings/PermissionSwitch';

afterEach(cleanup);

function show(granted: boolean, start: () => Promise<boolean>, stop: () => Promise<void>) {
  render(
    <PermissionSwitch
      testId="switch"
      isGranted={() => Promise.resolve(granted)}
      start={start}
      stop={stop}
    >
      Mark
    </PermissionSwitch>,
  );
  const box = screen.getByTestId<HTMLInputElement>('switch');
  const isOn = (wanted: boolean) => waitFor(() => expect(box.checked).toBe(wanted));
  return { box, isOn };
}

const failing = () => Promise.reject(new Error('The browser refused.'));
const stopped = () => Promise.resolve();

test.each([
  ['the user refuses', () => Promise.resolve(false)],
  ['the request fails', failing],
])('goes back if %s', async (_why, start) => {
  const { box, isOn } = show(false, start, stopped);
  fireEvent.click(box);
  expect(box.checked).toBe(true);
  await isOn(false);
});

test('stays on if the permission cannot be given up', async () => {
  const { box, isOn } = show(true, failing, failing);
  await isOn(true);
  fireEvent.click(box);
  await isOn(true);
});

test('goes on and off', async () => {
  const { box, isOn } = show(false, () => Promise.resolve(true), stopped);
  fireEvent.click(box);
  await isOn(true);
  fireEvent.click(box);
  await isOn(false);
});
