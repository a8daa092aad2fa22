import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MessageKey } from '@/lib/browser/i18n';

/** The keys that have a form for one and a form for other numbers. */
type PluralKey = {
  [Key in MessageKey]: Key extends `${infer Base}_one` ? Base : never;
}[MessageKey];

/** How components speak: handed in by the page, so that they name no browser. */
export interface Strings {
  readonly language: string;
  readonly text: (key: MessageKey, ...substitutions: readonly string[]) => string;
}

const StringsContext = createContext<Strings | null>(null);

export const StringsProvider = StringsContext.Provider;

const COUNTING = new Map<string, { plurals: Intl.PluralRules; numbers: Intl.NumberFormat }>();

/** A language's counting, made once: that takes longer than painting a row. */
function countingIn(language: string) {
  const known = COUNTING.get(language);
  if (known) return known;
  const plurals = new Intl.PluralRules(language);
  const made = { plurals, numbers: new Intl.NumberFormat(language) };
  COUNTING.set(language, made);
  return made;
}

/** The page's strings, with counting. @throws outside a `StringsProvider` */
export function useStrings() {
  const strings = useContext(StringsContext);
  if (!strings) throw new Error('No strings provided');
  const { language, text } = strings;
  return {
    language,
    text,
    /** The form of a message that fits a number, with the number as its first placeholder. */
    count: (key: PluralKey, number: number, ...substitutions: readonly string[]): string => {
      const { plurals, numbers } = countingIn(language);
      const one = plurals.select(number) === 'one';
      const shown = numbers.format(number);
      return text(one ? `${key}_one` : `${key}_other`, shown, ...substitutions);
    },
  };
}
