import type { RemoteStatus } from '@/lib/sync/engine';
import { useStrings } from '../strings';

/** Why browser sync failed, in one sentence. */
export function FailureSentence({ kind, message }: NonNullable<RemoteStatus['failure']>) {
  const { text } = useStrings();
  if (kind === 'wrong-passphrase') return <>{text('browserSyncLocked', message)}</>;
  if (kind === 'unreadable-key') return <>{text('keyUnreadable')}</>;
  return <>{text('syncFailed', message)}</>;
}
