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

/** The page's strings, with counting. @throws outside a `StringsProvider` */
export function useStrings() {
  const strings = useContext(StringsContext);
  if (!strings) throw new Error('No strings provided');
  const { language, text } = strings;
  return {
    language,
    text,
    /** The form of a message that fits a number, with the number as its placeholder. */
    count: (key: PluralKey, number: number): string => {
      const one = new Intl.PluralRules(language).select(number) === 'one';
      const shown = new Intl.NumberFormat(language).format(number);
      return text(one ? `${key}_one` : `${key}_other`, shown);
    },
  };
}
