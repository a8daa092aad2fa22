import { existsSync, readFileSync } from 'node:fs';
import type { CorpusPage } from './corpus.ts';

/** Number of folds for cross-validation. */
export const FOLDS = 4;

const SECOND_LEVEL = new Set('co com org net gov ac edu or ne go gob gen nom'.split(' '));

/** The weights for each fold, trained without the sites of that fold. */
export function readFolds(folder: string): readonly string[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const file = `${folder}/fold-${fold}-of-${FOLDS}.json`;
    if (!existsSync(file)) throw new Error(`${file} is missing: npm run train -- --folds ${FOLDS}`);
    return readFileSync(file, 'utf8');
  });
}

/** The fold in which a page is tested, by its site's name; the same as in `training/pages.py`. */
export function foldOf({ address, id }: CorpusPage): number {
  let value = 7;
  for (const char of siteOf(address, id))
    value = (value * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return value % FOLDS;
}

function siteOf(address: string, id: string): string {
  const lower = address.toLowerCase();
  const text = /example\.org|page\.example/.test(lower) ? '' : lower;
  const match = /((?:[a-z0-9_-]+\.)+[a-z]{2,})/.exec(text.split('::').at(-1) || id.toLowerCase());
  if (!match?.[1]) return id;
  const labels = match[1].split('.').filter((label) => !/^(?:html|htm|www)$/.test(label));
  const [third, second, last] = [labels.at(-3), labels.at(-2), labels.at(-1)];
  if (third !== undefined && second !== undefined && SECOND_LEVEL.has(second) && last?.length === 2)
    return third;
  return second ?? last ?? id;
}
