import { LAN_HOST } from './profile.ts';
import type { ColorScheme } from './types.ts';

interface Wishes {
  addonId: string;
  uuid: string;
  downloads: string;
  colorScheme: ColorScheme;
}

/** What a Firefox profile needs so that a run is the same every time and asks for nothing. */
export function firefoxPreferences({ addonId, uuid, downloads, colorScheme }: Wishes) {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
    // A temporary add-on goes when the browser does; its data has to be there when both return.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'ui.popup.disable_autohide': true,
    'network.dns.localDomains': LAN_HOST,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
    // After a kill the next start would offer its own pages instead of ours.
    'browser.sessionstore.resume_from_crash': false,
    'toolkit.startup.max_resumed_crashes': -1,
  };
}
