import { useEffect, useState } from 'preact/hooks';

/** Whether something is ready and has been painted, so that other work no longer delays it. */
export function useAfterPaint(ready: boolean): boolean {
  const [painted, setPainted] = useState(false);
  // An effect runs after the paint.
  useEffect(() => setPainted(ready), [ready]);
  return ready && painted;
}
