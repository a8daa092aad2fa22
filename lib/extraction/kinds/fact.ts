import { decodeReferences } from '../metadata/meta-tags';
import { foldSpace } from '../page/blocks';
import type { KindLabels } from './labels';

/** A fact's name and its value as stated by the page. */
export type Fact = readonly [name: keyof KindLabels, value: string];

const LONGEST_FACT = 200;

/** Keeps the facts that the page states, each on one line of limited length. */
export function statedFacts(
  facts: readonly (readonly [keyof KindLabels, string | null])[],
): Fact[] {
  return facts.flatMap(([name, value]): Fact[] => {
    const line = foldSpace(decodeReferences((value ?? '').slice(0, LONGEST_FACT)));
    return line === '' ? [] : [[name, line]];
  });
}
