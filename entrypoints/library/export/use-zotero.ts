import { useStrings } from '@/components/strings';
import type { ToastMessage } from '@/components/controls/Toast';
import { download } from '@/lib/browser/download';
import { requestServerPermission, ZOTERO } from '@/lib/browser/host-permission';
import type { MessageKey } from '@/lib/browser/i18n';
import type { ZoteroReply } from '@/lib/browser/messages';
import { sendMessage, ZOTERO_BATCH } from '@/lib/browser/messages';
import type { ClipDatabase } from '@/lib/store/database';
import { clipRows } from '@/lib/store/rows';

/** Why clips could not be sent to Zotero. */
type Failure = Extract<ZoteroReply, { failed: unknown }>['failed'] | 'not allowed';

const FAILURES: Readonly<Record<Failure, MessageKey>> = {
  'not allowed': 'zoteroNotAllowed',
  'not running': 'zoteroNotRunning',
  'read-only': 'zoteroReadOnly',
  refused: 'zoteroRefused',
  unsure: 'zoteroUnsure',
};

/** Sends clips to Zotero on this device after asking for permission, and reports the result. */
export function useZotero(db: ClipDatabase, say: (message: ToastMessage) => void) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  const inWords = (key: 'zoteroSending' | 'zoteroSent', done: number, total: number) =>
    text(key, number.format(done), number.format(total));

  const failed = (problem: unknown) => say({ text: text('actionFailed', String(problem)) });

  const saveRis = async (ids: readonly string[]) => {
    const { cite } = await import('@/lib/export/citing/cite');
    const clips = (await clipRows(db, ids)).flatMap((clip) => clip ?? []);
    const { copied } = await cite(clips, 'ris');
    const day = new Date().toISOString().slice(0, 10);
    const blob = new Blob([copied.text], { type: 'application/x-research-info-systems' });
    download(`tearsheet-${day}.ris`, blob);
  };

  const sendAll = async (ids: readonly string[], granted: boolean) => {
    const stopping = new AbortController();
    let sent = 0;
    const offerRis = (failure: Failure, detail: string, rest: readonly string[]) => {
      const partly = sent > 0 ? [inWords('zoteroSent', sent, ids.length)] : [];
      const words = [text(FAILURES[failure], detail), ...partly].join(' ');
      const act = () => void saveRis(rest).catch(failed);
      say({ text: words, action: { label: text('zoteroRis'), act } });
    };
    if (!granted) return offerRis('not allowed', '', ids);
    for (let start = 0; start < ids.length; start += ZOTERO_BATCH) {
      if (stopping.signal.aborted) break;
      say({
        text: inWords('zoteroSending', start, ids.length),
        action: { label: text('importCancel'), act: () => stopping.abort() },
      });
      const reply = await sendMessage('sendToZotero', ids.slice(start, start + ZOTERO_BATCH));
      if ('failed' in reply) return offerRis(reply.failed, reply.detail, ids.slice(start));
      sent += reply.sent;
    }
    return say({ text: inWords('zoteroSent', sent, ids.length) });
  };

  return (ids: readonly string[]) => {
    // Before anything else: the browser asks only within the click itself.
    requestServerPermission(ZOTERO)
      .then((granted) => sendAll(ids, granted))
      .catch(failed);
  };
}
