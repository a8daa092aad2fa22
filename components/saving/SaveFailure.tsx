import type { SaveReply } from '@/lib/browser/messages';
import { useStrings } from '../strings';

/** Says why a clip could not be saved, and that nothing was lost. */
export function SaveFailure({ reply }: { readonly reply: Extract<SaveReply, { failed: string }> }) {
  const { text } = useStrings();
  const key = reply.failed === 'storage full' ? 'failedStorageFull' : 'failedUnexpected';
  return (
    <p class="failure" role="alert" data-testid="failure">
      {text(key, reply.detail)}
    </p>
  );
}
