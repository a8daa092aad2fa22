import { sendMessage } from './messages';

const LOCK = 'tearsheet-couch-watch';
const PAUSE = 30_000;

/**
 * Has the background watch the CouchDB for as long as a page is open, so that what another device
 * changes shows at once. Of several pages one does it; the next takes over.
 * @returns what stops it
 */
export function watchCouch(): () => void {
  const stop = new AbortController();
  void navigator.locks
    .request(LOCK, { signal: stop.signal }, () => watch(stop.signal))
    .catch(() => undefined);
  return () => stop.abort();
}

async function watch(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const ended = await sendMessage('watchCouch').catch(() => 'failed' as const);
    if (ended === 'failed' || ended === 'off') await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
