import type { CouchConnection } from '@/lib/browser/couch-settings';
import type { CouchForm } from '@/lib/sync/couch/access';
import type { Consent } from '@/lib/sync/couch/check';
import type { RemoteStatus } from '@/lib/sync/engine';
import { useEffect, useState } from 'preact/hooks';
import type { ConnectOutcome } from './ConnectResult';
import { ConnectResult } from './ConnectResult';
import { CouchConnected } from './CouchConnected';
import { useStrings } from '../strings';

interface Props {
  readonly connection: CouchConnection | null;
  readonly status: RemoteStatus | undefined;
  readonly busy: boolean;
  readonly syncing: boolean;
  readonly outcome: ConnectOutcome | null;
  /** Whether a password for this address would be sent unencrypted. */
  readonly isClear: (address: string) => boolean;
  readonly onConnect: (form: CouchForm, agreed: Consent) => void;
  readonly onDisconnect: () => void;
  readonly onSync: () => void;
  readonly onAllow: () => void;
}

const EMPTY: CouchForm = { address: '', database: '', user: '', password: '', passphrase: '' };

/** Connects or disconnects the user's own CouchDB. */
export function CouchSettings(props: Props) {
  const { connection, status } = props;
  const { text } = useStrings();
  const [form, setForm] = useState(EMPTY);
  const connected = connection !== null;
  useEffect(() => {
    if (connected) setForm((entered) => ({ ...entered, password: '', passphrase: '' }));
  }, [connected]);
  return (
    <section class="couch" aria-labelledby="couch-title" data-connected={connected}>
      <h3 id="couch-title">{text('couchTitle')}</h3>
      <p>{text('couchIntroduction')}</p>
      {connection ? (
        <CouchConnected
          connection={connection}
          status={status}
          busy={props.busy}
          syncing={props.syncing}
          outcome={props.outcome}
          onSync={props.onSync}
          onAllow={props.onAllow}
          onDisconnect={props.onDisconnect}
        />
      ) : (
        <ConnectForm {...props} form={form} onForm={setForm} />
      )}
    </section>
  );
}

interface FormProps extends Pick<Props, 'busy' | 'outcome' | 'isClear' | 'onConnect'> {
  readonly form: CouchForm;
  readonly onForm: (form: CouchForm) => void;
}

/** Form for the database's address and credentials. */
function ConnectForm(props: FormProps) {
  const { form, onForm, busy, outcome, isClear, onConnect } = props;
  const { text } = useStrings();
  const field = (name: keyof CouchForm) => ({
    name,
    value: form[name],
    onInput: (value: string) => onForm({ ...form, [name]: value }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onConnect(form, 'nothing');
      }}
    >
      <Field {...field('address')} label={text('couchAddress')} hint={text('couchAddressHint')} />
      {isClear(form.address) && (
        <p class="notice" role="status" data-testid="couch-clear">
          {text('couchClear')}
        </p>
      )}
      <Field
        {...field('database')}
        label={text('couchDatabase')}
        hint={text('couchDatabaseHint')}
        pattern="[a-z][a-z0-9_$\(\)+\/\-]*"
      />
      <Field {...field('user')} label={text('couchUser')} />
      <Field
        {...field('password')}
        label={text('couchPassword')}
        hint={text('couchPasswordHint')}
        secret
      />
      <Field
        {...field('passphrase')}
        label={text('couchPassphrase')}
        hint={text('couchPassphraseHint')}
        secret
        optional
      />
      <ConnectResult
        outcome={outcome}
        form={form}
        busy={busy}
        onAgree={(agreed) => onConnect(form, agreed)}
      />
      <button type="submit" class="primary" data-testid="couch-connect" disabled={busy}>
        {text(busy ? 'couchConnecting' : 'couchConnect')}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly pattern?: string;
  readonly secret?: boolean;
  readonly optional?: boolean;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

function Field({ name, label, hint, pattern, secret, optional, value, onInput }: FieldProps) {
  // Preact's own ids were sometimes duplicated in a page after part of it was shown again.
  const id = `couch-${name}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        data-testid={id}
        {...(secret === true ? { type: 'password' as const } : { type: 'text' as const })}
        // Browsers offer to save a password for the extension's own page, where it means nothing.
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        required={optional !== true}
        {...(pattern !== undefined && { pattern })}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} class="muted">
          {hint}
        </span>
      )}
    </div>
  );
}
