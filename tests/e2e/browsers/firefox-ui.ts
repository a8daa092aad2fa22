import type { BrowserElement, ChromeElement } from './firefox-globals.ts';
import { clickElement, clickInFrame, openContextMenu, pressKeys } from './firefox-input.ts';
import type { ChromeScope } from './firefox-scope.ts';
import { until } from './wait.ts';

declare const gURLBar: { search(value: string): void };
declare const CustomizableUI: { addWidgetToArea(widget: string, area: string): void };

/** Modifiers as spelled by the commands API, and as keys of the keyboard. */
const MODIFIERS: Record<string, string> = {
  Ctrl: process.platform === 'darwin' ? 'Meta' : 'Control',
  MacCtrl: 'Control',
  Command: 'Meta',
};

/** The extension's parts of the browser window, operated as a user does. */
export function extensionUi(scope: ChromeScope, addonId: string) {
  const widget = addonId.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_');

  return {
    /** Moves the button out of the extensions panel to the toolbar, as if pinned. */
    async pinButton(): Promise<void> {
      await scope(
        (id) => CustomizableUI.addWidgetToArea(id, 'nav-bar'),
        `${widget}-browser-action`,
      );
    },

    async pressButton(): Promise<void> {
      await until('the toolbar button', () => scope(clickElement, `#${widget}-BAP`));
    },

    /** Presses “Allow” in the prompt for a permission. */
    async allowInPrompt(): Promise<void> {
      const prompt = '#addon-webext-permissions-notification';
      const button = `${prompt} .popup-notification-primary-button:not([disabled])`;
      await until('the prompt', () => scope(clickElement, button));
      // The button ignores clicks at first, so that nobody allows by accident.
      await until('the prompt to close', async () => {
        const open = await scope(isVisible, prompt);
        if (open) await scope(clickElement, button);
        return !open;
      });
    },

    /** Presses a shortcut, in the commands API's spelling: `Alt+Shift+S`. */
    async pressShortcut(shortcut: string): Promise<void> {
      const chord = shortcut.split('+').map((key) => MODIFIERS[key] ?? key);
      await scope(pressKeys, [chord], null);
    },

    /**
     * Types into the address bar, and clicks the row with that number once suggestions have
     * appeared.
     */
    async enterInAddressBar(typed: string, choose: number): Promise<string[]> {
      await scope((value) => gURLBar.search(value), typed);
      const rows = await until('suggestions', async () => {
        const shown = await scope(addressBarRows);
        return shown.length > Math.max(1, choose) ? shown : null;
      });
      await until('the suggestion', () => scope(clickElement, rows[choose]?.selector ?? ''));
      return rows.map(({ text }) => text);
    },

    async chooseMenu(itemId: string, x: number, y: number): Promise<void> {
      await scope(clickInFrame, 'browser[primary="true"]', x, y, 2);
      await chooseIn('#contentAreaContextMenu', itemId);
    },

    /** Chooses an item of the toolbar button's own context menu. */
    async chooseButtonMenu(itemId: string): Promise<void> {
      await until('the toolbar button', () => scope(openContextMenu, `#${widget}-BAP`));
      await chooseIn('#toolbar-context-menu', itemId);
    },
  };

  async function chooseIn(menu: string, itemId: string): Promise<void> {
    await until('the context menu', () => scope(isOpen, menu));
    const item = `${menu} #${widget}-menuitem-_${itemId}`;
    try {
      await until(`the menu item ${itemId}`, () => scope(activateMenuItem, item), 5000);
      await until('the menu to close', async () => !(await scope(isOpen, menu)));
    } catch (error) {
      await scope((selector) => document.querySelector<ChromeElement>(selector)?.hidePopup(), menu);
      throw error;
    }
  }
}

/** Chrome scope: the address bar's suggestions. */
function addressBarRows(): { text: string; selector: string }[] {
  return Array.from(document.querySelectorAll('.urlbarView-row'), (row) => ({
    text: row.querySelector('.urlbarView-title')?.textContent ?? '',
    selector: `#${row.id}`,
  }));
}

function isVisible(selector: string): boolean {
  return (document.querySelector(selector)?.getBoundingClientRect().width ?? 0) > 0;
}

function isOpen(selector: string): boolean {
  return document.querySelector<ChromeElement>(selector)?.state === 'open';
}

/** Chrome scope: chooses an item, opening the extension's submenu first if it is in one. */
function activateMenuItem(selector: string): boolean {
  const item = document.querySelector<ChromeElement>(selector);
  const popup = item?.closest<ChromeElement>('menupopup');
  if (!item || !popup || (item as Element & { hidden: boolean }).hidden) return false;
  if (popup.state !== 'open') {
    popup.closest<ChromeElement>('menu')?.openMenu(true);
    return false;
  }
  popup.activateItem(item);
  return true;
}

/** Chrome scope: the document in the open popup, or null. */
export function popupAddress(): string | null {
  const open = [...document.querySelectorAll<BrowserElement>('.webextension-popup-browser')].find(
    (frame) => frame.closest<ChromeElement>('panel')?.state === 'open',
  );
  return open?.currentURI?.spec ?? null;
}

/** Chrome scope: closes the popup as a click elsewhere does. */
export function hidePopup(): void {
  for (const frame of document.querySelectorAll('.webextension-popup-browser')) {
    frame.closest<ChromeElement>('panel')?.hidePopup();
  }
}
