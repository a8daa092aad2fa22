import { sendMessage } from './messages';

const LOCK = 'tearsheet-couch-watch';
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/**
 * Has the background watch the CouchDB while a page is open, so that changes by other devices show
 * at once. If several pages are open, one does it and the next takes over.
 * @returns a function that stops it
 */
export function watchCouch(): () => void {
  const stop = new AbortController();
  void navigator.locks
    .request(LOCK, { signal: stop.signal }, () => watch(stop.signal))
    .catch(() => undefined);
  return () => stop.abort();
}

async function watch(signal: AbortSignal): Promise<void> {
  for (let delay = FIRST_PAUSE; !signal.aborted;) {
    const ended = await sendMessage('watchCouch').catch(() => 'failed' as const);
    if (ended === 'off') return;
    if (ended === 'failed') {
      await pause(delay, signal);
      delay = Math.min(delay * 2, LONGEST_PAUSE);
    } else {
      delay = FIRST_PAUSE;
    }
  }
}

function pause(delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delay);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
