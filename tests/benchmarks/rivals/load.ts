import type { Browser } from 'puppeteer-core';

/** Cost of loading a page. */
export interface LoadCost {
  /** Characters of the scripts that an extension injected. */
  readonly injected: number;
  /** Milliseconds that scripts ran. */
  readonly script: number;
  /** Bytes of JavaScript heap. */
  readonly heap: number;
}

/** Loads a page in a new tab and measures it with the browser's own counters. */
export async function loadCost(browser: Browser, url: string): Promise<LoadCost> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  let injected = 0;
  session.on('Debugger.scriptParsed', ({ url: from, length = 0 }) => {
    if (from.startsWith('chrome-extension://')) injected += length;
  });
  await session.send('Debugger.enable');
  // Pages that contain `debugger` would wait forever.
  await session.send('Debugger.setSkipAllPauses', { skip: true });
  await session.send('Performance.enable');
  // Some pages of the corpus never finish loading, since their resources are missing.
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  // Work that an extension does once a page is idle counts too.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestIdleCallback(() => setTimeout(resolve, 200), { timeout: 1000 });
      }),
  );
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
  await page.close();
  return { injected, script: metric('ScriptDuration') * 1000, heap: metric('JSHeapUsedSize') };
}
