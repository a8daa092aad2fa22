import { LAN_HOST } from './profile.ts';
import type { ColorScheme } from './types.ts';

interface ProfileOptions {
  addonId: string;
  uuid: string;
  downloads: string;
  colorScheme: ColorScheme;
  forcedColors: boolean;
}

/** Preferences that make runs reproducible and suppress prompts. */
export function firefoxPreferences({
  addonId,
  uuid,
  downloads,
  colorScheme,
  forcedColors,
}: ProfileOptions) {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
    // A temporary add-on is removed when the browser exits; its data must survive a restart.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'ui.popup.disable_autohide': true,
    'network.dns.localDomains': LAN_HOST,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    ...(forcedColors && { 'browser.display.document_color_use': 2 }),
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
    // After a kill, the next start would show its own pages instead of ours.
    'browser.sessionstore.resume_from_crash': false,
    'toolkit.startup.max_resumed_crashes': -1,
  };
}
