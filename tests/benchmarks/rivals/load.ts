import type { Browser } from 'puppeteer-core';

/** What loading a page cost. */
export interface LoadCost {
  /** Characters of scripts that an extension put into it. */
  readonly injected: number;
  /** Milliseconds that scripts ran. */
  readonly script: number;
  /** Bytes of JavaScript heap. */
  readonly heap: number;
}

/** Loads a page afresh and measures it by the browser's own counters. */
export async function loadCost(browser: Browser, url: string): Promise<LoadCost> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  let injected = 0;
  session.on('Debugger.scriptParsed', ({ url: from, length = 0 }) => {
    if (from.startsWith('chrome-extension://')) injected += length;
  });
  await session.send('Debugger.enable');
  // Pages with `debugger` in them would wait for ever.
  await session.send('Debugger.setSkipAllPauses', { skip: true });
  await session.send('Performance.enable');
  // Some pages of the corpus never say that they have loaded, since what they name is not there.
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  // What an extension does once a page is idle counts too.
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
