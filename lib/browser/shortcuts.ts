import * as v from 'valibot';
import browser from 'webextension-polyfill';

const schema = v.array(v.object({ name: v.string(), shortcut: v.optional(v.string(), '') }));

/** A command of the extension, and its keyboard shortcut; empty if it has none. */
export type BoundCommand = v.InferOutput<typeof schema>[number];

/** The commands with their current shortcuts, which the user may have changed. */
export async function boundCommands(): Promise<BoundCommand[]> {
  return v.parse(schema, await browser.commands.getAll());
}

interface ShortcutPage {
  openShortcutSettings?: () => Promise<void>;
}

/**
 * Whether the browser's shortcut settings can be opened from here; Firefox could not before 137.
 */
export const canOpenShortcuts = (): boolean =>
  !import.meta.env.FIREFOX || 'openShortcutSettings' in browser.commands;

/** Opens the browser's shortcut settings. */
export async function openShortcuts(): Promise<void> {
  const commands: ShortcutPage = browser.commands;
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
