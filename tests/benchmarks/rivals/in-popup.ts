/* Functions that run in a popup, sent as their source. */

/**
 * Time of the popup's first contentful paint, in milliseconds since 1970; 0 if there was none yet.
 */
export function painted(): number {
  const [entry] = performance.getEntriesByName('first-contentful-paint');
  return entry ? performance.timeOrigin + entry.startTime : 0;
}

/** Time at which the bare version's article was painted, as reported by the browser. */
export function bareArticle(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const [entry] = list.getEntries() as (PerformanceEntry & { renderTime: number })[];
      if (entry) resolve(performance.timeOrigin + entry.renderTime);
    });
    observer.observe({ type: 'element', buffered: true });
    setTimeout(() => resolve(0), 8000);
  });
}

/** Time at which the article in our frame was painted; 0 if it was not yet. */
export function ourArticle(): number {
  const frame = document.querySelector<HTMLIFrameElement>('[data-testid="article"]');
  const page = frame?.contentWindow;
  if (!page?.document.querySelector('main')?.firstChild) return 0;
  const [entry] = page.performance.getEntriesByName('first-contentful-paint');
  return entry ? page.performance.timeOrigin + entry.startTime : 0;
}

/** Presses Save. Returns the milliseconds until the popup reports success, or -1 on failure. */
export function save(): Promise<number> {
  return new Promise((resolve) => {
    const app = document.getElementById('app');
    const start = performance.now();
    const observer = new MutationObserver(() => {
      const state = app?.dataset['state'];
      if (state === 'saved') resolve(performance.now() - start);
      if (state === 'error') resolve(-1);
    });
    if (app) observer.observe(app, { attributes: true });
    document.querySelector<HTMLElement>('[data-testid="save"]')?.click();
    setTimeout(() => resolve(-1), 10_000);
  });
}

/**
 * Writes a page's text with strict durability and nothing else. Returns the milliseconds it took.
 */
export async function bareWrite(text: string): Promise<number> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const open = indexedDB.open('bare', 1);
    open.addEventListener('upgradeneeded', () =>
      open.result.createObjectStore('texts', { autoIncrement: true }),
    );
    open.addEventListener('success', () => resolve(open.result));
    open.addEventListener('error', () => reject(open.error ?? new Error('IndexedDB')));
  });
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const write = db.transaction('texts', 'readwrite', { durability: 'strict' });
    write.objectStore('texts').add({ text });
    write.addEventListener('complete', () => resolve());
    write.addEventListener('error', () => reject(write.error ?? new Error('IndexedDB')));
  });
  const took = performance.now() - start;
  db.close();
  return took;
}
