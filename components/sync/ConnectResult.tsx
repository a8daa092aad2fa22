import type { Consent, CouchCheck } from '@/lib/sync/couch/check';
import { useStrings } from '../strings';

/** Outcome of an attempt to connect: the server's answer, or why it was never asked. */
export type ConnectOutcome = CouchCheck | { readonly result: 'no-permission' | 'not-an-address' };

/** Details of the server that messages mention. */
interface Named {
  readonly address: string;
  readonly database: string;
  readonly user: string;
}

interface Props {
  readonly outcome: ConnectOutcome | null;
  readonly form: Named;
  /** Whether clips are waiting because of the server's answer. */
  readonly waits?: boolean;
  readonly busy: boolean;
  readonly onAgree: (agreed: Consent) => void;
}

/** Explains the outcome of an attempt to connect, and what to do about it. */
export function ConnectResult({ outcome, form, waits = false, busy, onAgree }: Props) {
  const say = useAnswer(form);
  const { text } = useStrings();
  const answer = outcome && !busy ? say(outcome) : '';
  return (
    <div role="status" aria-live="polite">
      {answer !== '' && (
        <div class="notice" data-testid="couch-answer" data-result={outcome?.result}>
          <p>{answer}</p>
          {waits && <p>{text('couchWaiting')}</p>}
          {outcome?.result === 'not-found' && !waits && (
            <div class="notice-actions">
              <button type="button" data-testid="couch-create" onClick={() => onAgree('create')}>
                {text('couchCreate', form.database)}
              </button>
            </div>
          )}
          {outcome?.result === 'merge' && (
            <div class="notice-actions">
              <button type="button" data-testid="couch-merge" onClick={() => onAgree('merge')}>
                {text('couchMerge')}
              </button>
            </div>
          )}
          {outcome?.result === 'wrong-passphrase' && <p>{text('couchForgotten')}</p>}
        </div>
      )}
    </div>
  );
}

function useAnswer({ address, database, user }: Named): (outcome: ConnectOutcome) => string {
  const { text, count, language } = useStrings();
  const numbers = new Intl.NumberFormat(language);
  return (outcome) => {
    switch (outcome.result) {
      case 'ready':
        return [
          text('couchReady'),
          count('couchClips', outcome.clips),
          ...(outcome.others > 0 ? [count('couchOthers', outcome.others)] : []),
        ].join(' ');
      case 'merge':
        return text(
          'couchMergePreview',
          numbers.format(outcome.there - outcome.both),
          numbers.format(outcome.here - outcome.both),
          numbers.format(outcome.both),
        );
      case 'not-an-address':
        return text('couchNotAnAddress');
      case 'no-permission':
        return text('couchNoPermission', address);
      case 'offline':
        return text('couchOffline', address);
      case 'not-a-database':
        return text('couchNotADatabase', address);
      case 'unauthorised':
        return text('couchUnauthorised');
      case 'forbidden':
        return text('couchForbidden', user, database, outcome.detail);
      case 'not-found':
        return text('couchNotFound', database);
      case 'needs-passphrase':
        return text('couchNeedsPassphrase');
      case 'wrong-passphrase':
        return text('couchWrongPassphrase');
      case 'unreadable-key':
        return text('keyUnreadable');
      case 'weak-passphrase':
        return text('passphraseWeak');
      case 'rate-limited':
        return text('couchRateLimited');
      case 'too-large':
      case 'refused':
        return text('couchRefused', outcome.detail);
    }
  };
}
