import type { Cells } from './columns';
import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';
import { isProse, totalsOf, type Containers } from './containers';

/** Features of a block's containers, and of all blocks with the same markup, taken together. */
export const LIKENESS = [
  'childWords',
  'childLinked',
  'childBlocks',
  'childProse',
  'childShare',
  'childSentences',
  'groupWords',
  'groupLinked',
  'groupBlocks',
  'groupProse',
  'groupSentences',
  'groupShare',
  'parentWords',
  'parentLinked',
  'parentBlocks',
  'parentProse',
  'alikeWords',
  'alikeLinked',
  'alikeBlocks',
  'alikeProse',
  'alikeShare',
  'alikeProseShare',
  'kindWords',
  'kindLinked',
  'kindBlocks',
  'kindProse',
  'repeats',
  'siblings',
  'placeAmongSiblings',
] as const;

interface Alike {
  words: number;
  linked: number;
  blocks: number;
  prose: number;
}

/** Blocks grouped by markup, and how often each text occurs. */
export interface Likeness {
  readonly byPath: readonly Alike[];
  readonly byTag: readonly Alike[];
  readonly repeats: readonly number[];
  /** A number per block that is equal for blocks with the same markup. */
  readonly groups: readonly number[];
}

/**
 * Groups blocks with the same markup: the same classes three levels up, and the same tags all the
 * way up.
 */
export function likenessOf(
  blocks: readonly TextBlock[],
  paths: readonly (readonly PageElement[])[],
): Likeness {
  const texts = new Map<string, number>();
  for (const { text } of blocks) texts.set(text, (texts.get(text) ?? 0) + 1);
  const near = group(blocks, paths, (path) =>
    path
      .slice(-3)
      .map(({ localName, className }) => `${localName}.${className}`)
      .join('>'),
  );
  const far = group(blocks, paths, (path) => path.map(({ localName }) => localName).join('>'));
  return {
    byPath: near.alike,
    byTag: far.alike,
    groups: near.groups,
    repeats: blocks.map(({ text }) => texts.get(text) ?? 1),
  };
}

function group(
  blocks: readonly TextBlock[],
  paths: readonly (readonly PageElement[])[],
  keyOf: (path: readonly PageElement[]) => string,
): { readonly alike: readonly Alike[]; readonly groups: readonly number[] } {
  const known = new Map<string, { readonly sum: Alike; readonly number: number }>();
  const found = blocks.map((block, at) => {
    const key = keyOf(paths[at] ?? []);
    let alike = known.get(key);
    if (!alike) {
      alike = { sum: { words: 0, linked: 0, blocks: 0, prose: 0 }, number: known.size };
      known.set(key, alike);
    }
    alike.sum.words += block.measure.words;
    alike.sum.linked += block.linked;
    alike.sum.blocks += 1;
    if (isProse(block)) alike.sum.prose += block.measure.words;
    return alike;
  });
  return { alike: found.map(({ sum }) => sum), groups: found.map(({ number }) => number) };
}

/** The smallest ancestor of a block that contains other blocks too. */
export function groupAround(containers: Containers, at: number): PageElement | null {
  const path = containers.paths[at] ?? [];
  return path.findLast((element) => totalsOf(containers, element).blocks >= 2) ?? path[0] ?? null;
}

/** The child of the densest region that a block is in. */
export function childAround({ paths, region }: Containers, at: number): PageElement | null {
  const path = paths[at] ?? [];
  const regionAt = path.indexOf(region);
  return regionAt < 0 ? null : (path[regionAt + 1] ?? region);
}

/** Writes the `LIKENESS` features of a block. */
export function writeLikeness(
  at: number,
  containers: Containers,
  { byPath, byTag, repeats }: Likeness,
  { out, from }: Cells,
): void {
  const { all, region } = containers;
  const path = containers.paths[at] ?? [];
  const childElement = childAround(containers, at);
  const child = childElement && totalsOf(containers, childElement);
  const around = totalsOf(containers, groupAround(containers, at));
  const parent = totalsOf(containers, path.at(-2) ?? path.at(-1));
  const alike = byPath[at] ?? { words: 0, linked: 0, blocks: 0, prose: 0 };
  const kind = byTag[at] ?? alike;
  const near = path.at(-1);
  const beside = near?.parentElement?.childNodes.length ?? 1;
  out.set(
    [
      child ? child.words : -1,
      child ? child.linked / (child.words || 1) : -1,
      child ? child.blocks : -1,
      child ? child.prose : -1,
      child ? child.words / (totalsOf(containers, region).words || 1) : -1,
      child ? child.sentences : -1,
      around.words,
      around.linked / (around.words || 1),
      around.blocks,
      around.prose,
      around.sentences,
      around.words / (all.words || 1),
      parent.words,
      parent.linked / (parent.words || 1),
      parent.blocks,
      parent.prose,
      alike.words,
      alike.linked / (alike.words || 1),
      alike.blocks,
      alike.prose,
      alike.words / (all.words || 1),
      alike.prose / (all.prose || 1),
      kind.words,
      kind.linked / (kind.words || 1),
      kind.blocks,
      kind.prose,
      repeats[at] ?? 1,
      beside,
      (near?.place ?? 0) / beside,
    ],
    from,
  );
}
