// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { ClipRow } from '@/components/list/ClipRow';
import { ConfirmDialog } from '@/components/controls/ConfirmDialog';
import { ErrorBoundary } from '@/components/list/ErrorBoundary';
import { SealBrowserSync } from '@/components/sync/SealBrowserSync';
import { StringsProvider } from '@/components/strings';
import { momentOf, newClip } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import { article } from '../articles';
import type { ComponentChildren } from 'preact';

afterEach(cleanup);

const Spoken = ({ children }: { children: ComponentChildren }) => (
  <StringsProvider value={{ language: 'en', text: (key, ...rest) => [key, ...rest].join(' ') }}>
    {children}
  </StringsProvider>
);

const clip = newClip(
  article(),
  {},
  { id: 'abcdefghijklmnop', canonicalUrl: 'https://a.example/', revision: null },
  momentOf(makeStamp(1000, 0, 'a')),
);
const row = (shown: typeof clip, onFailure: () => void) => (
  <ErrorBoundary fallback={<p>damaged {shown.title}</p>} onFailure={onFailure}>
    <ClipRow
      clip={shown}
      layout="list"
      preview={{ thumbnail: null, icon: null, excerpt: null }}
      open={false}
      snippet={[]}
      selected={false}
      onSelect={() => undefined}
      onSelectTo={() => undefined}
      onStar={() => undefined}
    />
  </ErrorBoundary>
);

test('a clip that cannot be rendered does not affect other rows, and is reported', () => {
  const onFailure = vi.fn<() => void>();
  render(
    <Spoken>
      {row({ ...clip, title: 'Bad', clippedAt: 9e15 }, onFailure)}
      {row({ ...clip, title: 'Good' }, onFailure)}
    </Spoken>,
  );
  expect(screen.getByText('damaged Bad')).toBeDefined();
  expect(screen.getByText('Good')).toBeDefined();
  expect(onFailure).toHaveBeenCalledTimes(1);
});

test('a passphrase must be strong when it is new, but not when joining other devices', () => {
  const onSeal = vi.fn<(passphrase: string | null) => void>();
  const sealing = { sealed: 'plain', busy: false, refused: false, onSeal } as const;
  const { rerender } = render(
    <Spoken>
      <SealBrowserSync {...sealing} joins={false} />
    </Spoken>,
  );
  const type = (value: string) =>
    fireEvent.input(screen.getByTestId('seal-passphrase'), { target: { value } });
  const press = () =>
    fireEvent.submit(screen.getByTestId('seal-passphrase').closest('form') ?? window);
  type('aaaaaaaaaaaaaaaa');
  press();
  type('short');
  press();
  expect(onSeal).not.toHaveBeenCalled();
  expect(screen.getByTestId('passphrase-strength').dataset['strength']).toBe('weak');
  type('four words of mine');
  press();
  expect(onSeal).toHaveBeenCalledExactlyOnceWith('four words of mine');
  rerender(
    <Spoken>
      <SealBrowserSync {...sealing} joins />
    </Spoken>,
  );
  type('short');
  press();
  expect(onSeal).toHaveBeenLastCalledWith('short');
});

test('an unreadable setting is reported, with both ways to fix it', () => {
  const onSeal = vi.fn<(passphrase: string | null) => void>();
  render(
    <Spoken>
      <SealBrowserSync
        sealed="unreadable"
        joins={false}
        busy={false}
        refused={false}
        onSeal={onSeal}
      />
    </Spoken>,
  );
  expect(screen.getByTestId('seal-unreadable').textContent).toBe('keyUnreadable');
  expect(screen.getByTestId('seal-passphrase')).toBeDefined();
  fireEvent.click(screen.getByTestId('unseal'));
  expect(onSeal).toHaveBeenCalledWith(null);
});

test('nothing permanent happens without confirmation', () => {
  HTMLDialogElement.prototype.showModal = () => undefined;
  HTMLDialogElement.prototype.close = () => undefined;
  const [onConfirm, onClose] = [vi.fn<() => void>(), vi.fn<() => void>()];
  render(
    <Spoken>
      <ConfirmDialog question="Sure?" action="Do it" onConfirm={onConfirm} onClose={onClose} />
    </Spoken>,
  );
  fireEvent.click(screen.getByTestId('confirm-cancel'));
  expect(onConfirm).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId('confirm-do'));
  expect(onConfirm).toHaveBeenCalledOnce();
});
