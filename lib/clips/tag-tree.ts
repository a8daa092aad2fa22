import type { TagUse } from './tag-counts';

/** A tag in the tree, with what is nested in it. */
export interface TagNode {
  readonly tag: string;
  /** Its last level. */
  readonly name: string;
  /** Clips with it or with a tag nested in it. */
  readonly count: number;
  readonly children: readonly TagNode[];
}

/** A tag that is to be seen, and how deep it stands. */
export interface TagLine {
  readonly node: TagNode;
  /** 0 for a tag that is nested in none. */
  readonly depth: number;
}

/** The tags as a tree, each level in the order of a language. One pass, and a sort a level. */
export function tagTree(uses: readonly TagUse[], language: string): readonly TagNode[] {
  const { compare } = new Intl.Collator(language);
  const made = new Map<string, TagNode & { children: TagNode[] }>();
  const top: TagNode[] = [];
  for (const { tag, all } of uses) {
    const name = tag.slice(tag.lastIndexOf('/') + 1);
    made.set(tag, { tag, name, count: all, children: [] });
  }
  for (const node of made.values()) {
    const parent = made.get(node.tag.slice(0, node.tag.lastIndexOf('/')));
    if (parent && parent !== node) parent.children.push(node);
    else top.push(node);
  }
  const byName = (a: TagNode, b: TagNode) => compare(a.name, b.name) || (a.tag < b.tag ? -1 : 1);
  for (const { children } of made.values()) if (children.length > 1) children.sort(byName);
  return top.toSorted(byName);
}

/** The lines of a tree of which some tags are open. */
export function openLines(
  nodes: readonly TagNode[],
  open: ReadonlySet<string>,
  depth = 0,
): TagLine[] {
  return nodes.flatMap((node) => [
    { node, depth },
    ...(open.has(node.tag) ? openLines(node.children, open, depth + 1) : []),
  ]);
}

/** The tags of a tree that have all the words in them, as lines with what they are nested in. */
export function fittingLines(nodes: readonly TagNode[], words: string, depth = 0): TagLine[] {
  const wanted = words.trim().toLowerCase();
  return nodes.flatMap((node) => {
    const nested = fittingLines(node.children, wanted, depth + 1);
    const fits = node.tag.toLowerCase().includes(wanted);
    return fits || nested.length > 0 ? [{ node, depth }, ...nested] : [];
  });
}
