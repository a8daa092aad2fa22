import browser from 'webextension-polyfill';
import type messages from '@/public/_locales/en/messages.json';

/** A message's name, as in `public/_locales`. */
export type MessageKey = keyof typeof messages;

/** The message in the browser's language, with its placeholders filled in. */
export function translate(key: MessageKey, ...substitutions: readonly string[]): string {
  return browser.i18n.getMessage(key, [...substitutions]);
}

/** The browser's language, for dates, numbers and plurals. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
