import type { MessageKey } from '@/lib/browser/i18n';
import type { Strings } from '../strings';

/** Formats named by words, unlike the others, which have names of their own. */
const WORDS: Readonly<Record<string, MessageKey>> = {
  Bookmarks: 'format_bookmarks',
  'Saved page': 'format_savedPage',
  Addresses: 'format_addresses',
  highlights: 'field_passages',
};

/** An import format's name in the user's language: `Bookmarks (HTML)`, `Pocket (highlights)`. */
export function formatName(name: string, text: Strings['text']): string {
  const [, own = name, detail] = /^([^(]+)(?: \((.+)\))?$/.exec(name) ?? [];
  const word = (part: string) => (WORDS[part] ? text(WORDS[part]) : part);
  return detail === undefined ? word(own) : `${word(own)} (${word(detail)})`;
}
