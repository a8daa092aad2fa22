import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { evaluateInFrame } from './firefox-frame.ts';
import type { BrowserElement } from './firefox-globals.ts';
import { clickInFrame, pressKeys } from './firefox-input.ts';
import type { ChromeScope } from './firefox-scope.ts';
import { hidePopup, popupAddress } from './firefox-ui.ts';
import { createSurface } from './surface.ts';
import type { Surface } from './types.ts';
import { until } from './wait.ts';

const FRAME = 'panel[panelopen="true"] .webextension-popup-browser';

/** The open popup, driven through the browser window, since WebDriver does not expose popups. */
export function popupSurface(scope: ChromeScope, addonId: string): Surface {
  const evaluate = (expression: string) => evaluateInFrame(scope, addonId, 'popup', expression);

  /** Keys reach the popup's own process with a delay: waits until they have arrived. */
  const sendKeys = async (chords: string[][]) => {
    await evaluate(`(${String(countKeys)})()`);
    await scope(pressKeys, chords, FRAME);
    const sent = chords.flat().length;
    await until('the keys to arrive', async () => {
      if ((await scope(popupAddress)) === null) return true;
      return Number(await evaluate('Number(document.documentElement.dataset.keys)')) >= sent;
    });
  };

  return createSurface({
    evaluate,

    async click(x, y) {
      await scope(clickInFrame, FRAME, x, y, 0);
    },

    async typeText(text) {
      await sendKeys(Array.from(text, (key) => [key === '\n' ? 'Enter' : key]));
    },

    press: (keys) => sendKeys([keys]),

    setFile() {
      throw new Error('Firefox closes a popup when its file picker opens: test that in a tab');
    },

    async screenshot(path) {
      const base64 = await scope(snapshot, FRAME);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, Buffer.from(base64, 'base64'));
    },

    async setViewport() {
      // A popup has the size of its content.
    },

    async setColorScheme(scheme) {
      await scope(
        (selector, value) => {
          const frame = document.querySelector<BrowserElement>(selector);
          if (frame) frame.browsingContext.prefersColorSchemeOverride = value;
        },
        FRAME,
        scheme,
      );
      await until(`the ${scheme} scheme`, () =>
        evaluateInFrame(
          scope,
          addonId,
          'popup',
          `matchMedia('(prefers-color-scheme: ${scheme})').matches`,
        ),
      );
    },

    async bringToFront() {
      // It already covers everything.
    },

    async close() {
      await scope(hidePopup);
      await until('the popup to close', async () => (await scope(popupAddress)) === null);
    },
  });
}

/** In the popup: counts key events from now on, in an attribute of the document. */
function countKeys(): void {
  const { documentElement } = document;
  if (documentElement.dataset.keys === undefined) {
    const count = () => {
      documentElement.dataset.keys = String(Number(documentElement.dataset.keys) + 1);
    };
    window.addEventListener('keyup', count, true);
  }
  documentElement.dataset.keys = '0';
}

/** Chrome scope: a screenshot of the frame as a PNG in base64. */
async function snapshot(selector: string): Promise<string> {
  const frame = document.querySelector<BrowserElement>(selector);
  if (!frame) throw new Error('The popup is not open');
  const bitmap = await frame.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('No canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
