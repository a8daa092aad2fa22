// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { ConnectOutcome } from '@/components/sync/ConnectResult';
import { CouchSettings } from '@/components/sync/CouchSettings';
import { StringsProvider } from '@/components/strings';
import type { MessageKey } from '@/lib/browser/i18n';
import type { CouchConnection } from '@/lib/browser/couch-settings';
import type { CouchForm } from '@/lib/sync/couch/access';
import type { Consent } from '@/lib/sync/couch/check';
import type { RemoteStatus } from '@/lib/sync/engine';
import { sendsPasswordInClear } from '@/lib/sync/couch/address';
import english from '@/public/_locales/en/messages.json';

/** English messages as the browser would return them. */
function text(key: MessageKey, ...substitutions: readonly string[]): string {
  let at = 0;
  const messages: Partial<Record<MessageKey, { message: string }>> = english;
  return (messages[key]?.message ?? '').replaceAll(/\$\w+\$/g, () => substitutions[at++] ?? '');
}

interface State {
  connection?: CouchConnection;
  busy?: boolean;
  outcome?: ConnectOutcome;
  status?: RemoteStatus;
}

function show(initial: State = {}) {
  const onConnect = vi.fn<(form: CouchForm, agreed: Consent) => void>();
  const onDisconnect = vi.fn<() => void>();
  const onSync = vi.fn<() => void>();
  const onAllow = vi.fn<() => void>();
  const view = (state: State) => (
    <StringsProvider value={{ language: 'en', text }}>
      <CouchSettings
        connection={state.connection ?? null}
        status={state.status}
        busy={state.busy ?? false}
        syncing={false}
        outcome={state.outcome ?? null}
        isClear={sendsPasswordInClear}
        onConnect={onConnect}
        onDisconnect={onDisconnect}
        onSync={onSync}
        onAllow={onAllow}
      />
    </StringsProvider>
  );
  const { rerender } = render(view(initial));
  const type = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  const update = (state: State) => rerender(view(state));
  return { onConnect, onDisconnect, onSync, onAllow, type, update };
}

const FORM = {
  address: 'https://couch.example',
  database: 'clips',
  user: 'ana',
  password: 'sesame',
  passphrase: '',
};

function fill(type: (label: string, value: string) => void): void {
  type('Address', FORM.address);
  type('Database', FORM.database);
  type('User', FORM.user);
  type('Password', FORM.password);
}

afterEach(cleanup);

test('submits the form without agreeing to create anything', () => {
  const { onConnect, type } = show();
  fill(type);
  fireEvent.submit(screen.getByRole('button', { name: 'Check and connect' }));
  expect(onConnect).toHaveBeenCalledExactlyOnceWith(FORM, 'nothing');
  expect(screen.getByLabelText('Password')).toHaveProperty('type', 'password');
  expect(screen.getByLabelText('Passphrase (optional)')).toHaveProperty('type', 'password');
});

test('warns about an unencrypted password, except on this machine', () => {
  const { type } = show();
  const warned = () => screen.queryByTestId('couch-clear') !== null;
  type('Address', 'http://nas.local:5984');
  expect(warned()).toBe(true);
  type('Address', 'http://localhost:5984');
  expect(warned()).toBe(false);
  type('Address', 'https://nas.local');
  expect(warned()).toBe(false);
});

test('offers to create a missing database', () => {
  const { onConnect, type, update } = show();
  fill(type);
  update({ outcome: { result: 'not-found', detail: '404' } });
  fireEvent.click(screen.getByRole('button', { name: 'Create “clips”' }));
  expect(onConnect).toHaveBeenCalledExactlyOnceWith(FORM, 'create');
});

test.each([
  [{ result: 'offline', detail: '' }, 'Nothing responds at https://couch.example.'],
  [{ result: 'not-a-database', detail: '' }, 'it is not CouchDB'],
  [{ result: 'unauthorised', detail: '401' }, 'does not accept this user'],
  [{ result: 'forbidden', detail: 'Readers only' }, 'ana may not write to “clips”'],
  [{ result: 'needs-passphrase' }, 'are encrypted'],
  [{ result: 'wrong-passphrase', detail: '' }, 'If you have forgotten it'],
  [{ result: 'no-permission' }, 'did not give Tearsheet access to https://couch.example'],
  [{ result: 'not-an-address' }, 'not a web address'],
  [{ result: 'rate-limited', detail: '429' }, 'limiting requests'],
  [{ result: 'refused', detail: '500 oops' }, '500 oops'],
] as const)('explains the problem: %j', (outcome, words) => {
  const { type, update } = show();
  fill(type);
  update({ outcome });
  const answer = screen.getByTestId('couch-answer').textContent;
  expect(answer).toContain(words);
  expect(answer).not.toContain(FORM.password);
});

test('shows what a database contained, and offers to disconnect', () => {
  const connection = { ...FORM, sealed: true, permitted: true };
  const { onDisconnect } = show({
    connection,
    outcome: { result: 'ready', clips: 1, others: 1200, sealed: true },
  });
  expect(screen.getByTestId('couch-connection').textContent).toContain('encrypted with your');
  const answer = screen.getByTestId('couch-answer').textContent;
  expect(answer).toContain('held 1 clip.');
  expect(answer).toContain('1,200 other documents');
  fireEvent.click(screen.getByRole('button', { name: 'Disconnect' }));
  expect(onDisconnect).toHaveBeenCalledOnce();
});

const CONNECTED = { ...FORM, sealed: false, permitted: true };
const FAILED: RemoteStatus = {
  succeededAt: Date.UTC(2026, 0, 2, 12),
  round: null,
  failure: { kind: 'unauthorised', message: '401', times: 3, retryAt: 0 },
};

test('explains why syncing fails and that nothing is lost, and can sync again', () => {
  const { onSync } = show({ connection: CONNECTED, status: FAILED });
  const answer = screen.getByTestId('couch-answer').textContent;
  expect(answer).toContain('does not accept this user');
  expect(answer).toContain('safe on this device');
  expect(screen.getByTestId('couch-when').textContent).toContain('Jan 2, 2026');
  fireEvent.click(screen.getByRole('button', { name: 'Sync now' }));
  expect(onSync).toHaveBeenCalledOnce();
});

test('offers to restore a permission that was revoked', () => {
  const { onAllow } = show({ connection: { ...CONNECTED, permitted: false }, status: FAILED });
  const notice = screen.getByRole('alert').textContent;
  expect(notice).toContain('no longer gives Tearsheet access to https://couch.example');
  fireEvent.click(screen.getByRole('button', { name: 'Allow again' }));
  expect(onAllow).toHaveBeenCalledOnce();
});

test('clears the password once connected', async () => {
  const { type, update } = show();
  fill(type);
  update({ connection: { ...FORM, sealed: false, permitted: true } });
  await screen.findByTestId('couch-connection');
  update({});
  expect(screen.getByLabelText('Address')).toHaveProperty('value', FORM.address);
  await vi.waitFor(() => expect(screen.getByLabelText('Password')).toHaveProperty('value', ''));
});

test('cannot be submitted again while it checks', () => {
  show({ busy: true });
  expect(screen.getByRole('button', { name: 'Checking…' })).toHaveProperty('disabled', true);
});
