import type { Strength } from '@/lib/clips/passphrase';
import { strengthOf } from '@/lib/clips/passphrase';
import { useStrings } from '../strings';

const LEVELS: readonly Strength[] = ['weak', 'fair', 'good'];
const WORDS = { weak: 'passphraseWeak', fair: 'passphraseFair', good: 'passphraseGood' } as const;

/** Strength of the passphrase being typed; hidden while it is empty. */
export function PassphraseMeter({ passphrase }: { passphrase: string }) {
  const { text } = useStrings();
  if (passphrase === '') return null;
  const strength = strengthOf(passphrase);
  return (
    <label class="meter" data-testid="passphrase-strength" data-strength={strength}>
      <meter value={LEVELS.indexOf(strength) + 1} max={LEVELS.length} low={2} optimum={3} />
      <span aria-live="polite">{text(WORDS[strength])}</span>
    </label>
  );
}
