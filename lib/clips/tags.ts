import { ownValue } from './own-value';
import type { Stamp } from './stamp';

/** Whether each tag is on, and when that was decided: one register per tag, so that sets merge. */
export type TagHistory = Readonly<Record<string, { readonly on: boolean; readonly stamp: Stamp }>>;

/** The longest tag with all its levels, in characters. */
export const LONGEST_TAG = 100;

/**
 * Normalises a tag: Unicode NFC, white space folded, no leading `#`, no empty level in a nested tag
 * (`energy/oil`). `null` if nothing is left.
 */
export function normaliseTag(input: string): string | null {
  const levels = input
    .normalize('NFC')
    .replace(/^\s*#+/, '')
    .split('/')
    .map((level) =>
      level
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replaceAll(',', '')
        .trim(),
    )
    .filter((level) => level !== '');
  // The cut may leave a lone surrogate or a trailing separator.
  const cut = levels.join('/').toWellFormed().slice(0, LONGEST_TAG);
  const tag = cut.replace(/[\uD800-\uDBFF]$/, '').replace(/(?<![\s/])[\s/]+$/, '');
  // As a key of an object, this name would set its prototype.
  return tag === '' || tag === '__proto__' ? null : tag;
}

/** Normalises tags and removes duplicates, keeping the order; `Energy` repeats `energy`. */
export function normaliseTags(inputs: readonly string[]): string[] {
  const tags = new Map<string, string>();
  for (const input of inputs) {
    const tag = normaliseTag(input);
    if (tag !== null && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}

/** Tags with all their ancestors, distinct: `energy/oil` implies `energy`. */
export function withParents(tags: readonly string[]): Set<string> {
  const all = new Set<string>();
  for (const tag of tags) {
    for (let end = tag.indexOf('/'); end > 0; end = tag.indexOf('/', end + 1)) {
      all.add(tag.slice(0, end));
    }
    all.add(tag);
  }
  return all;
}

/** Whether a tag equals another, or is nested in it. */
export function isWithin(tag: string, outer: string): boolean {
  return tag === outer || tag.startsWith(`${outer}/`);
}

/** The tags that are on, sorted by code unit so that every replica lists them alike. */
export function tagsOf(history: TagHistory): string[] {
  return Object.keys(history)
    .filter((tag) => ownValue(history, tag)?.on)
    .toSorted();
}

/** Turns on the tags given and off the others, stamping only what changes. */
export function writeTags(history: TagHistory, tags: readonly string[], stamp: Stamp): TagHistory {
  const wanted = new Set(tags);
  const next: Record<string, { on: boolean; stamp: Stamp }> = { ...history };
  for (const tag of new Set([...Object.keys(history), ...wanted])) {
    const on = wanted.has(tag);
    if ((ownValue(history, tag)?.on ?? false) !== on) next[tag] = { on, stamp };
  }
  return next;
}

/**
 * Merges two histories by the later decision for each tag; commutative, associative and idempotent.
 */
export function mergeTags(a: TagHistory, b: TagHistory): TagHistory {
  const merged: Record<string, { on: boolean; stamp: Stamp }> = { ...a };
  for (const [tag, theirs] of Object.entries(b)) {
    const ours = ownValue(merged, tag);
    const newer = !ours || theirs.stamp > ours.stamp || (theirs.stamp === ours.stamp && theirs.on);
    if (newer) merged[tag] = theirs;
  }
  return merged;
}

/** Completes a tag that is being typed. */
export type TagFinder = (typed: string, taken: readonly string[], limit?: number) => string[];

/**
 * Creates a finder for the user's tags that match the typed text: those that begin with it, then
 * those with a level or word that does, most used first. They are sorted once, on first use, so
 * that each keystroke takes at most one pass.
 * @param counts how many clips have each tag
 */
export function tagFinder(counts: ReadonlyMap<string, number>): TagFinder {
  let ordered: readonly { readonly tag: string; readonly lower: string }[] | null = null;
  return (typed, taken, limit = 6) => {
    const wanted = typed.trim().toLowerCase();
    if (wanted === '') return [];
    ordered ??= [...counts]
      .toSorted(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
      .map(([tag]) => ({ tag, lower: tag.toLowerCase() }));
    const used = new Set(taken.map((tag) => tag.toLowerCase()));
    const beginning: string[] = [];
    const inside: string[] = [];
    for (const { tag, lower } of ordered) {
      if (used.has(lower)) continue;
      if (lower.startsWith(wanted)) beginning.push(tag);
      else if (inside.length < limit && hasWord(lower, wanted)) inside.push(tag);
      if (beginning.length === limit) break;
    }
    return [...beginning, ...inside].slice(0, limit);
  };
}

/**
 * Whether a word or level of a tag begins like this; tags have no white space but single spaces.
 */
const hasWord = (tag: string, beginning: string) =>
  tag.includes(` ${beginning}`) || tag.includes(`/${beginning}`);

/** The tags of a clip, if there is one already, and further ones, each once. */
export function addTags(
  clip: { readonly tags: readonly string[] } | null,
  tags: readonly string[],
): readonly string[] {
  return [...new Set([...(clip?.tags ?? []), ...tags])];
}
