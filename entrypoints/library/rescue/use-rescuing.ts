import { useEffect, useMemo } from 'preact/hooks';
import { RescueQueue } from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';

/** Fetches missing texts for as long as the library is open, whichever screen it shows. */
export function useRescuing(db: ClipDatabase): RescueQueue {
  const queue = useMemo(() => new RescueQueue(), []);
  useEffect(() => {
    let stop = () => {};
    let over = false;
    // Loaded when the browser is idle: nothing needs it earlier.
    const idle = requestIdleCallback(() => {
      void import('@/lib/browser/rescuing').then(({ rescueWhileOpen }) => {
        if (!over) stop = rescueWhileOpen(db, queue);
      });
    });
    return () => {
      over = true;
      cancelIdleCallback(idle);
      stop();
    };
  }, [db, queue]);
  return queue;
}
