import { useState } from 'preact/hooks';
import { useStrings } from './strings';

interface Props {
  readonly sealed: boolean;
  readonly busy: boolean;
  /** Whether the passphrase last entered was not the one that the other devices use. */
  readonly refused: boolean;
  /** `null` ends the encryption. */
  readonly onSeal: (passphrase: string | null) => void;
}

/** Encrypts what goes through browser sync, with a passphrase that every device needs. */
export function SealBrowserSync({ sealed, busy, refused, onSeal }: Props) {
  const { text } = useStrings();
  const [passphrase, setPassphrase] = useState('');
  return (
    <details class="seal" open={refused} data-testid="seal" data-sealed={sealed}>
      <summary>{text(sealed ? 'sealOn' : 'sealOff')}</summary>
      <p>{text('sealIntroduction')}</p>
      {sealed ? (
        <button type="button" data-testid="unseal" disabled={busy} onClick={() => onSeal(null)}>
          {text('sealEnd')}
        </button>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (passphrase === '') return;
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
          <button type="submit" data-testid="seal-set" disabled={busy}>
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
