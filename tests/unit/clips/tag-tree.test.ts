import { expect, test } from 'vitest';
import { TagCounts } from '@/lib/clips/tag-counts';
import { fittingLines, openLines, tagTree } from '@/lib/clips/tag-tree';
import { withParents } from '@/lib/clips/tags';

function usesOf(...clips: string[][]) {
  const counts = new TagCounts();
  for (const tags of clips) counts.add({ tags, deletedAt: null }, 1);
  return counts.rows();
}

const shown = (lines: ReturnType<typeof openLines>) =>
  lines.map(({ node, depth }) => `${'-'.repeat(depth)}${node.name} ${node.count}`);

test('a tag implies all its parents', () => {
  expect([...withParents(['a/b/c', 'a/b', 'd'])]).toEqual(['a', 'a/b', 'a/b/c', 'd']);
});

test('a parent counts each clip once, however many nested tags it has', () => {
  const uses = usesOf(['energy/oil', 'energy/gas'], ['energy/oil'], ['energy'], ['art']);
  const tree = tagTree(uses, 'en');
  expect(shown(openLines(tree, new Set(['energy'])))).toEqual([
    'art 1',
    'energy 3',
    '-gas 1',
    '-oil 2',
  ]);
});

test('closed tags hide everything inside them', () => {
  const tree = tagTree(usesOf(['a/b/c'], ['b']), 'en');
  expect(shown(openLines(tree, new Set(['a/b'])))).toEqual(['a 1', 'b 1']);
  expect(shown(openLines(tree, new Set(['a', 'a/b'])))).toEqual(['a 1', '-b 1', '--c 1', 'b 1']);
});

test('each level is sorted by the rules of the language', () => {
  const tree = tagTree(usesOf(['Zebra', 'apple', 'äther', 'tag10', 'a-b', 'a-b/x']), 'de');
  expect(tree.map(({ name }) => name)).toEqual(['a-b', 'apple', 'äther', 'tag10', 'Zebra']);
  expect(tree[0]?.children.map(({ tag }) => tag)).toEqual(['a-b/x']);
});

test('filtering shows the matching tags with their parents', () => {
  const tree = tagTree(usesOf(['energy/oil', 'energy/gas', 'art', 'Oilers']), 'en');
  expect(shown(fittingLines(tree, ' OIL '))).toEqual(['energy 1', '-oil 1', 'Oilers 1']);
  expect(fittingLines(tree, 'nothing')).toEqual([]);
});
