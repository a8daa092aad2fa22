import * as v from 'valibot';
import browser from 'webextension-polyfill';

const schema = v.array(v.object({ name: v.string(), shortcut: v.optional(v.string(), '') }));

/** A command of the extension, and the keys it is bound to; empty where to none. */
export type BoundCommand = v.InferOutput<typeof schema>[number];

/** The commands as the browser has bound them, which the person may have changed. */
export async function boundCommands(): Promise<BoundCommand[]> {
  return v.parse(schema, await browser.commands.getAll());
}

interface ShortcutPage {
  openShortcutSettings?: () => Promise<void>;
}

/** Whether the browser's page of shortcuts can be opened from here; Firefox could not before 137. */
export const canOpenShortcuts = (): boolean =>
  !import.meta.env.FIREFOX || 'openShortcutSettings' in browser.commands;

/** Opens the browser's own page of shortcuts. */
export async function openShortcuts(): Promise<void> {
  const commands: ShortcutPage = browser.commands;
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
