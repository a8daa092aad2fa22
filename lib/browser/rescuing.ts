import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import type { RescueQueue, RescueState } from '@/lib/rescue/queue';
import { rescueState, setRescueState } from '@/lib/rescue/queue';
import type { RescueDependencies } from '@/lib/rescue/run';
import { runRescue } from '@/lib/rescue/run';
import { releaseUnneededAllSitesPermission } from './couch-settings';
import { extractLoaded } from './extractor';
import { readFetchedPdf } from './fetched-pdf';
import { hasAllSitesPermission } from './host-permission';
import { sendMessage } from './messages';

/** One library page downloads at a time; another takes over when it is closed. */
const LOCK = 'tearsheet-rescue';

const deps: RescueDependencies = {
  // The background downloads: extension pages do not connect to the web.
  loadPage: (url) => sendMessage('loadPage', url),
  loadRobots: (origin) => sendMessage('loadRobots', origin),
  extract: extractLoaded,
  readPdf: readFetchedPdf,
  async canReach() {
    if (!(await hasAllSitesPermission())) return 'not allowed';
    return navigator.onLine ? 'yes' : 'offline';
  },
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    }),
};

/**
 * Downloads texts whenever the queue is running, for as long as this page is open. Returns a
 * function that stops it.
 */
export function rescueWhileOpen(db: ClipDatabase, queue: RescueQueue): () => void {
  let running: AbortController | null = null;
  let before: RescueState = 'idle';
  const stop = watch(() => rescueState(queue))(
    (state) => {
      if (state === 'running') {
        running ??= begin(db, queue);
        before = state;
        return;
      }
      running?.abort();
      running = null;
      if (state === 'idle' && before !== 'idle') void releaseUnneededAllSitesPermission();
      before = state;
    },
    () => undefined,
  );
  return () => {
    stop();
    running?.abort();
  };
}

function begin(db: ClipDatabase, queue: RescueQueue): AbortController {
  const controller = new AbortController();
  const { signal } = controller;
  void navigator.locks
    .request(LOCK, { signal }, async () => {
      if (!(await hasAllSitesPermission())) return setRescueState(queue, 'paused');
      await runRescue(db, queue, deps, signal);
      void sendMessage('sync').catch(() => undefined);
      return undefined;
    })
    .catch(async (error: unknown) => {
      if (signal.aborted) return;
      await setRescueState(queue, 'paused');
      throw error;
    });
  return controller;
}
