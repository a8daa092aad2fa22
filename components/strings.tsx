import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MessageKey, PluralKey } from '@/lib/browser/i18n';

/** The texts that components use: passed in by the page, so that components need no browser API. */
export interface Strings {
  readonly language: string;
  readonly text: (key: MessageKey, ...substitutions: readonly string[]) => string;
}

const StringsContext = createContext<Strings | null>(null);

export const StringsProvider = StringsContext.Provider;

const COUNTING = new Map<string, { plurals: Intl.PluralRules; numbers: Intl.NumberFormat }>();

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/** Writing direction of a language. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(language.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr';

/** Cached number formatting for a language: creating it takes longer than painting a row. */
function countingIn(language: string) {
  const known = COUNTING.get(language);
  if (known) return known;
  const plurals = new Intl.PluralRules(language);
  const made = { plurals, numbers: new Intl.NumberFormat(language) };
  COUNTING.set(language, made);
  return made;
}

/** The page's strings, with plurals. @throws outside a `StringsProvider` */
export function useStrings() {
  const strings = useContext(StringsContext);
  if (!strings) throw new Error('No strings provided');
  const { language, text } = strings;
  return {
    language,
    direction: directionOf(language),
    text,
    /** Returns the plural form for a number, with the number as its first placeholder. */
    count: (key: PluralKey, number: number, ...substitutions: readonly string[]): string => {
      const { plurals, numbers } = countingIn(language);
      const filled = [numbers.format(number), ...substitutions];
      return text(`${key}_${plurals.select(number)}`, ...filled) || text(`${key}_other`, ...filled);
    },
  };
}
