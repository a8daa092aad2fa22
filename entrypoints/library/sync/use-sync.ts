import { useEffect, useState } from 'preact/hooks';
import { useWatched } from '@/components/use-watched';
import { sendMessage } from '@/lib/browser/messages';
import { watchSealing } from '@/lib/browser/sealing-setting';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { clipsWithTwoNotes } from '@/lib/store/queries';
import { fullness } from '@/lib/sync/area/fullness';
import { areaReport } from '@/lib/sync/area/report';
import { recordDecision } from '@/lib/sync/area/trust';
import { statusOf } from '@/lib/sync/engine';
import { placementCounts } from '@/lib/sync/placement';

/** State of browser sync and of this device's storage, and the actions on them. */
export function useSync(db: ClipDatabase) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [used, setUsed] = useState<number | null>(null);
  const sealed = useWatched(watchSealing, []) ?? 'plain';
  const state = useWatched(
    watch(async () => ({
      status: await statusOf(db, 'browser'),
      report: await areaReport(db),
      levels: await placementCounts(db),
      full: await fullness(db),
    })),
    [db],
  );
  const twoNotes = useWatched(
    watch(() => clipsWithTwoNotes(db)),
    [db],
  );
  // The permission `unlimitedStorage` exempts the collection from quota and eviction in every browser.
  useEffect(() => {
    void navigator.storage.estimate().then(({ usage }) => setUsed(usage ?? null));
  }, []);

  const during = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    await work().catch((error: unknown) => setProblem(String(error)));
    setBusy(false);
  };

  return {
    state,
    twoNotes: twoNotes ?? [],
    used,
    sealed,
    busy,
    refused,
    problem,
    sync: () => void during(() => sendMessage('sync')),
    removeDevice: (replica: string) => void during(() => sendMessage('removeDevice', replica)),
    decide: (replica: string, decision: 'ignored' | 'plain') =>
      void during(async () => {
        await recordDecision(db, replica, decision);
        await sendMessage('sync');
      }),
    seal: (passphrase: string | null) =>
      void during(async () => setRefused(!(await sendMessage('sealBrowserSync', passphrase)))),
  };
}
