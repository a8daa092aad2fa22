/** Longer than this at a stretch, and a page feels stuck. */
const STRETCH_MS = 30;

/** Lets the page answer the person, where it has worked for a while. Call it between pieces. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  const channel = new MessageChannel();
  return async () => {
    if (performance.now() - since < STRETCH_MS) return;
    // A message, not a timer: timers are held back in pages that are not seen.
    await new Promise<void>((resolve) => {
      channel.port1.addEventListener('message', () => resolve(), { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
    since = performance.now();
  };
}
