import { diffArrays, diffWordsWithSpace } from 'diff';

/** A run of text that is in both versions, or in one. */
export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A changed paragraph; a single `same` run if it is unchanged. */
export type ParagraphChange = readonly TextChange[];

/** Paragraphs with less in common are shown as removed and added, not as changed. */
const LEAST_IN_COMMON = 0.4;
const LONGEST_BY_WORDS = 20_000;

/** Compares two versions of a text by paragraph (Myers' algorithm), then by word. */
export function diffTexts(older: string, newer: string): ParagraphChange[] {
  const runs = diffArrays(older.split('\n'), newer.split('\n'));
  const changes: ParagraphChange[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    if (!run) continue;
    const next = runs[index + 1];
    if (run.removed && next?.added) {
      changes.push(...replaced(run.value, next.value));
      index += 1;
    } else {
      const kind = run.added ? 'added' : run.removed ? 'removed' : 'same';
      changes.push(...run.value.map((text) => [{ kind, text } as const]));
    }
  }
  return changes;
}

/** Compares replaced paragraphs, pairing each with the one it came from. */
function replaced(older: readonly string[], newer: readonly string[]): ParagraphChange[] {
  const changes: ParagraphChange[] = [];
  const left = [...older];
  for (const text of newer) {
    const at = left.findIndex((each) => inCommon(each, text) >= LEAST_IN_COMMON);
    if (at === -1) {
      changes.push([{ kind: 'added', text }]);
      continue;
    }
    for (const gone of left.splice(0, at)) changes.push([{ kind: 'removed', text: gone }]);
    changes.push(byWords(left.shift() ?? '', text));
  }
  return [...changes, ...left.map((text) => [{ kind: 'removed', text } as const])];
}

function byWords(older: string, newer: string): ParagraphChange {
  if (older.length + newer.length > LONGEST_BY_WORDS) {
    return [
      { kind: 'removed', text: older },
      { kind: 'added', text: newer },
    ];
  }
  return diffWordsWithSpace(older, newer).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** The share of the shorter paragraph's words that are in the other. */
function inCommon(a: string, b: string): number {
  const [words, others] = [a, b].map((text) => new Set(text.toLowerCase().split(/\s+/)));
  if (!words || !others) return 0;
  let common = 0;
  for (const word of words) if (others.has(word)) common += 1;
  return common / Math.max(1, Math.min(words.size, others.size));
}
