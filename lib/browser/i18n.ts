import browser from 'webextension-polyfill';
import type messages from '@/public/_locales/en/messages.json';

type EnglishKey = keyof typeof messages;

/** Messages with a form for each plural category of the language. */
export type PluralKey = {
  [Key in EnglishKey]: Key extends `${infer Base}_one` ? Base : never;
}[EnglishKey];

/** A message's name, as in `public/_locales`; some languages have more plural forms than English. */
export type MessageKey = EnglishKey | `${PluralKey}_${Intl.LDMLPluralRule}`;

/**
 * Returns the message in the browser's language, with its placeholders filled in; empty for a
 * plural form that the language does not have.
 */
export function translate(key: MessageKey, ...substitutions: readonly string[]): string {
  return browser.i18n.getMessage(key, [...substitutions]);
}

/**
 * The language of the messages, for plurals, numbers and dates: the browser's own (`en-GB`), or
 * that of the fallback locale.
 */
export function uiLanguage(): string {
  const ours = translate('localeTag');
  const theirs = browser.i18n.getUILanguage();
  const base = (tag: string) => tag.split(/[-_]/, 1)[0];
  return base(ours) === base(theirs) ? theirs.replaceAll('_', '-') : ours;
}
