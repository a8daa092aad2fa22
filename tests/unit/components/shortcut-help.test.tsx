// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { ShortcutHelp } from '@/components/controls/ShortcutHelp';
import { StringsProvider } from '@/components/strings';
import german from '@/public/_locales/de/messages.json';

afterEach(cleanup);

test('keys have the names used on keyboards of the language', () => {
  // jsdom has no dialogs.
  HTMLDialogElement.prototype.showModal = () => undefined;
  const messages: Record<string, { message: string }> = german;
  render(
    <StringsProvider value={{ language: 'de', text: (key) => messages[key]?.message ?? '' }}>
      <ShortcutHelp onClose={() => undefined} />
    </StringsProvider>,
  );
  expect(screen.getByText('Strg+A')).toBeTruthy();
  expect(screen.getByText('Umschalt+↓')).toBeTruthy();
  expect(screen.getByText('An der Seite offen halten')).toBeTruthy();
  expect(screen.getByText(/^Von Videos werden Kapitel/)).toBeTruthy();
});
