/** A page feels unresponsive after a longer period of uninterrupted work. */
const STRETCH_MS = 30;

/**
 * Returns a function that yields to the event loop if the page has worked for a while. Call it
 * between pieces of work.
 */
export function createYielder(): () => Promise<void> {
  let since = performance.now();
  const channel = new MessageChannel();
  return async () => {
    if (performance.now() - since < STRETCH_MS) return;
    // A message, not a timer: timers are throttled in background pages.
    await new Promise<void>((resolve) => {
      channel.port1.addEventListener('message', () => resolve(), { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
    since = performance.now();
  };
}
