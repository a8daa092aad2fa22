import { expect, test } from 'vitest';
import type { ExportFormat } from '@/lib/export/format';
import { exported } from '../unit/export/exporting';
import { hardCollection } from './collection';
import { output, saved, scratch } from './tool';

const XML = `
import json, sys
from xml.etree import ElementTree
root = ElementTree.parse(sys.argv[1]).getroot()
print(json.dumps([[e.tag.split('}')[-1], e.attrib, (e.text or '')] for e in root.iter()]))
`;

type Element = readonly [tag: string, attributes: Record<string, string>, text: string];

/** The elements of an export, as parsed by Python's XML reader. */
async function elementsOf(name: string, format: ExportFormat['id']) {
  const db = await hardCollection(name);
  const path = await saved(scratch(), await exported(db, format));
  const all: Element[] = JSON.parse(output('python3', ['-c', XML, path]));
  return { all, clips: await db.clips.orderBy('clippedAt').toArray() };
}

test('OPML × Python’s ElementTree: one link per clip, in order', async () => {
  const { all, clips } = await elementsOf('opml', 'opml');
  const links = all.filter(([tag, { type }]) => tag === 'outline' && type === 'link');
  expect(links.map(([, { url }]) => url)).toEqual(clips.map(({ url }) => url));
});

test('Zotero RDF × Python’s ElementTree: one item per clip, with its URL', async () => {
  const { all, clips } = await elementsOf('zotero', 'zotero');
  expect(all.filter(([tag]) => tag === 'itemType')).toHaveLength(clips.length);
  const values = new Set(all.flatMap(([tag, , text]) => (tag === 'value' ? [text] : [])));
  expect(clips.filter(({ url }) => !values.has(url))).toEqual([]);
});

const TABLE = `
import csv, json, sys
with open(sys.argv[1], encoding='utf-8', newline='') as f:
    print(json.dumps(list(csv.DictReader(f, strict=True))))
`;

test('Readwise CSV × Python’s csv: one row per highlight', async () => {
  const db = await hardCollection('readwise');
  const path = await saved(scratch(), await exported(db, 'readwise'));
  const rows: object[] = JSON.parse(output('python3', ['-c', TABLE, path]));
  const clips = await db.clips.toArray();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows).toHaveLength(clips.reduce((sum, { highlights }) => sum + highlights.length, 0));
});
