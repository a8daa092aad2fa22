import { useEffect, useMemo } from 'preact/hooks';
import { RescueQueue } from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';

/** The texts to fetch, which are fetched while the library is open, whatever it shows. */
export function useRescuing(db: ClipDatabase): RescueQueue {
  const queue = useMemo(() => new RescueQueue(), []);
  useEffect(() => {
    let stop = () => {};
    let over = false;
    // Loaded when the page has come to rest: nothing of it is wanted before.
    const idle = requestIdleCallback(() => {
      void import('@/lib/browser/rescuing').then(({ keepRescuing }) => {
        if (!over) stop = keepRescuing(db, queue);
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
