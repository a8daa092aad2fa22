import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { evaluateInFrame } from './firefox-frame.ts';
import type { Policies } from './firefox-globals.ts';
import type { ChromeScope } from './firefox-scope.ts';
import { createSurface } from './surface.ts';
import type { Surface } from './types.ts';
import { until } from './wait.ts';

declare const WebExtensionPolicy: Policies;
declare const SidebarController: { hide(): void };

/**
 * The open sidebar. WebDriver does not expose it, and its document is nested in the window's own:
 * clicks and keys are synthesised in the document, what it shows is real.
 */
export function sidebarSurface(scope: ChromeScope, addonId: string): Surface {
  const evaluate = (expression: string) => evaluateInFrame(scope, addonId, 'sidebar', expression);
  const call = (fn: (...args: never[]) => unknown, ...args: unknown[]) =>
    evaluate(`(${String(fn)})(...${JSON.stringify(args)})`);

  return createSurface({
    evaluate,
    async click(x, y) {
      await call(clickAt, x, y);
    },
    async typeText(text) {
      await call(insert, text);
    },
    async press(keys) {
      await call(pressOne, keys);
    },
    setFile() {
      throw new Error('The sidebar has no file input');
    },
    async screenshot(path) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, Buffer.from(await scope(snapshot, addonId), 'base64'));
    },
    async setViewport(width) {
      await scope((wide) => {
        const box = document.querySelector<HTMLElement>('#sidebar-box');
        box?.setAttribute('style', `width: ${wide}px; min-width: ${wide}px; max-width: ${wide}px`);
      }, width);
      await until('the width', () => evaluate(`innerWidth === ${width}`));
    },
    async setColorScheme(scheme) {
      await scope(dress, addonId, scheme);
      await until(`the ${scheme} scheme`, () =>
        evaluate(`matchMedia('(prefers-color-scheme: ${scheme})').matches`),
      );
    },
    async bringToFront() {
      // It is visible beside every tab.
    },
    async close() {
      await scope(() => SidebarController.hide());
    },
  });
}

/** Chrome scope: whether the extension's sidebar is open. */
export function hasSidebar(id: string): boolean {
  const { extension } = WebExtensionPolicy.getByID(id);
  return [...extension.views].some(({ viewType }) => viewType === 'sidebar');
}

/** Chrome scope: sets the colour scheme. */
function dress(id: string, scheme: string): void {
  const { extension } = WebExtensionPolicy.getByID(id);
  const view = [...extension.views].find(({ viewType }) => viewType === 'sidebar');
  if (view) view.xulBrowser.browsingContext.prefersColorSchemeOverride = scheme;
}

/** Chrome scope: a screenshot of the sidebar as a PNG in base64. */
async function snapshot(id: string): Promise<string> {
  const { extension } = WebExtensionPolicy.getByID(id);
  const view = [...extension.views].find(({ viewType }) => viewType === 'sidebar');
  if (!view) throw new Error('The sidebar is not open');
  const shown = view.xulBrowser.browsingContext.currentWindowGlobal;
  const bitmap = await shown.drawSnapshot(null, 1, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('No canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

function clickAt(x: number, y: number): void {
  const element = document.elementFromPoint(x, y);
  element?.dispatchEvent(
    new PointerEvent('pointerdown', { bubbles: true, clientX: x, clientY: y }),
  );
  (element?.closest<HTMLElement>('button, a, summary, label, input') ?? element)?.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x, clientY: y }),
  );
}

function insert(text: string): void {
  document.execCommand('insertText', false, text);
}

function pressOne(keys: readonly string[]): void {
  const [key = '', ctrlKey] = [keys.at(-1), keys.includes('Control')];
  const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
}
