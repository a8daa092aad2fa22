import { useState } from 'preact/hooks';
import { isWeak } from '@/lib/clips/passphrase';
import { PassphraseMeter } from './PassphraseMeter';
import { useStrings } from '../strings';

interface Props {
  /** `unreadable`: a passphrase was set, but what was stored of it cannot be read. */
  readonly sealed: 'sealed' | 'plain' | 'unreadable';
  /** Whether another device has set a passphrase, which is then the one to enter. */
  readonly joins: boolean;
  readonly busy: boolean;
  /** Whether the passphrase entered last is not the one that the other devices use. */
  readonly refused: boolean;
  /** `null` turns encryption off. */
  readonly onSeal: (passphrase: string | null) => void;
}

/** Encrypts browser sync with a passphrase that every device needs. */
export function SealBrowserSync({ sealed, joins, busy, refused, onSeal }: Props) {
  const { text } = useStrings();
  const [passphrase, setPassphrase] = useState('');
  const tooWeak = !joins && passphrase !== '' && isWeak(passphrase);
  return (
    <details
      class="seal"
      open={refused || sealed === 'unreadable'}
      data-testid="seal"
      data-sealed={sealed === 'sealed'}
    >
      <summary>{text(sealed === 'plain' ? 'sealOff' : 'sealOn')}</summary>
      <p>{text('sealIntroduction')}</p>
      {sealed === 'unreadable' && (
        <p class="notice" role="alert" data-testid="seal-unreadable">
          {text('keyUnreadable')}
        </p>
      )}
      {sealed !== 'plain' && (
        <button type="button" data-testid="unseal" disabled={busy} onClick={() => onSeal(null)}>
          {text('sealEnd')}
        </button>
      )}
      {sealed !== 'sealed' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (passphrase === '' || tooWeak) return;
            onSeal(passphrase);
            setPassphrase('');
          }}
        >
          <label>
            {text('sealPassphrase')}
            <input
              type="password"
              autocomplete="off"
              data-testid="seal-passphrase"
              value={passphrase}
              onInput={({ currentTarget }) => setPassphrase(currentTarget.value)}
            />
          </label>{' '}
          {!joins && <PassphraseMeter passphrase={passphrase} />}
          <button type="submit" data-testid="seal-set" disabled={busy || tooWeak}>
            {text('sealStart')}
          </button>
        </form>
      )}
      {refused && (
        <p class="notice" role="alert" data-testid="seal-refused">
          {text('sealRefused')}
        </p>
      )}
    </details>
  );
}
