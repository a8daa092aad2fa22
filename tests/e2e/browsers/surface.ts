import { clickTarget, focusField, isResponding, matches, watchPress, missedTarget } from './dom.ts';
import type { ColorScheme, Json, Surface } from './types.ts';
import { until, withTimeLimit } from './wait.ts';

/**
 * Milliseconds without an answer after which a document is assumed to be gone, and its successor
 * asked.
 */
const GONE = 5000;

/** The operations that differ between a page in a tab and a popup panel. */
export interface SurfaceDriver {
  /** Evaluates an expression in the document and returns its awaited value. */
  evaluate(expression: string): Promise<unknown>;
  click(x: number, y: number): Promise<void>;
  typeText(text: string): Promise<void>;
  press(keys: string[]): Promise<void>;
  setFile(selector: string, path: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  setColorScheme(scheme: ColorScheme): Promise<void>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** Source text of a call, for interfaces that take source instead of functions. */
export function callOf(fn: (...args: never[]) => unknown, args: readonly Json[]): string {
  return `(${String(fn)})(...${JSON.stringify(args)})`;
}

/** Builds the full interface for tests on top of a driver's operations. */
export function createSurface(driver: SurfaceDriver): Surface {
  const evaluate: Surface['evaluate'] = async <A extends Json[], T>(
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ) => (await driver.evaluate(callOf(fn, args))) as T;

  const surface: Surface = {
    evaluate,
    url: () => evaluate(() => location.href),

    async waitFor(selector, { timeout, hidden = false, text } = {}) {
      const pattern: [string, string] | null =
        text instanceof RegExp ? [text.source, text.flags.replace('g', '')] : null;
      const words = typeof text === 'string' ? text : null;
      const what = `${selector}${text ? ` with ${String(text)}` : ''}${hidden ? ' to go' : ''}`;
      const matching = () => evaluate(matches, selector, hidden, words, pattern);
      await until(what, () => withTimeLimit(matching(), GONE), timeout);
    },

    async click(selector) {
      let last = { x: NaN, y: NaN };
      await until(`${selector} to be clickable`, async () => {
        const found = await evaluate(clickTarget, selector);
        if ('problem' in found) throw new Error(`${selector}: ${found.problem}`);
        // An element that is still moving, as images load above it, would be missed by the click.
        const rests = found.x === last.x && found.y === last.y;
        last = found;
        if (!rests) return false;
        await evaluate(watchPress, selector, found.x, found.y);
        await driver.click(found.x, found.y).catch(async (error: unknown) => {
          // A press may close its own document, as in a popup, before it completes.
          if (await withTimeLimit(evaluate(isResponding), GONE).catch(() => false)) throw error;
        });
        // A press that missed is repeated, as a user would do. The page may be gone because of it.
        return !(await withTimeLimit(evaluate(missedTarget), GONE).catch(() => false));
      });
    },

    async type(selector, text, { replace = false } = {}) {
      await until(`${selector} to take the focus`, () => evaluate(focusField, selector, replace));
      await driver.typeText(text);
    },

    press: (key) => driver.press(key.split('+')),

    text: (selector) =>
      until(selector, async () => {
        const found = await evaluate(
          (query) => document.querySelector(query)?.textContent ?? null,
          selector,
        );
        return found === null ? null : { found };
      }).then(({ found }) => found),

    count: (selector) => evaluate((query) => document.querySelectorAll(query).length, selector),
    setFile: (selector, path) => driver.setFile(selector, path),

    async screenshot(path, { width, height, colorScheme } = {}) {
      if (width && height) await driver.setViewport(width, height);
      if (colorScheme) await driver.setColorScheme(colorScheme);
      await driver.screenshot(path);
    },

    setViewport: (width, height) => driver.setViewport(width, height),
    setColorScheme: (scheme) => driver.setColorScheme(scheme),
    bringToFront: () => driver.bringToFront(),
    close: () => driver.close(),
  };
  return surface;
}
