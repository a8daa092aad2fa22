import type { TagUse } from './tag-counts';

/** A tag in the tree, with the tags nested in it. */
export interface TagNode {
  readonly tag: string;
  /** Its last level. */
  readonly name: string;
  /** Clips with it or with a tag nested in it. */
  readonly count: number;
  readonly children: readonly TagNode[];
}

/** A visible tag, and its depth. */
export interface TagLine {
  readonly node: TagNode;
  /** 0 for a top-level tag. */
  readonly depth: number;
}

/** Builds a tree of tags, each level sorted for a language. One pass, and one sort per level. */
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

/** The visible lines of a tree, given its expanded tags. */
export function openLines(nodes: readonly TagNode[], open: ReadonlySet<string>): TagLine[] {
  const lines: TagLine[] = [];
  const add = (node: TagNode, depth: number) => {
    lines.push({ node, depth });
    if (open.has(node.tag)) for (const each of node.children) add(each, depth + 1);
  };
  for (const node of nodes) add(node, 0);
  return lines;
}

/** The tags of a tree that contain a text, as lines with their ancestors. */
export function fittingLines(nodes: readonly TagNode[], letters: string): TagLine[] {
  const wanted = letters.trim().toLowerCase();
  const lines: TagLine[] = [];
  const add = (node: TagNode, depth: number) => {
    const at = lines.push({ node, depth });
    for (const each of node.children) add(each, depth + 1);
    if (lines.length === at && !node.tag.toLowerCase().includes(wanted)) lines.pop();
  };
  for (const node of nodes) add(node, 0);
  return lines;
}
