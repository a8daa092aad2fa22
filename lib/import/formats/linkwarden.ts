import * as v from 'valibot';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportRow, RawRow, SourceFile } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, textOrNull, timeOf } from '../reading/fields';
import type { NamedFolder } from '../reading/folder-paths';
import { folderPaths } from '../reading/folder-paths';
import { checkItem, jsonRows, looseNames, looseText, looseTime } from '../reading/rows';

const link = v.looseObject({
  name: looseText,
  url: looseText,
  description: looseText,
  tags: looseNames,
  createdAt: looseTime,
  importDate: looseTime,
  highlights: v.fallback(
    v.nullish(
      v.array(v.looseObject({ text: v.string(), comment: looseText, createdAt: looseTime })),
    ),
    [],
  ),
});

const collection = v.looseObject({
  id: v.fallback(v.nullish(v.number(), null), null),
  parentId: v.fallback(v.nullish(v.number(), null), null),
  name: looseText,
  links: v.array(v.unknown()),
});

const WRAPPING = { head: '{"collections":[', tail: ']}' };

/** Whether a collection is Linkwarden's default one. */
const isOwn = (name: string) => /^(?:|unorganized)$/i.test(name);

/** Linkwarden's JSON: `{ collections: [{ name, links: [{ name, url, tags }] }] }`. */
export const linkwarden: ImportFormat = {
  id: 'linkwarden',
  name: 'Linkwarden (JSON)',
  recognises: (sample) =>
    beginsWith(sample, '{') && namesFields(sample, 'collections') && namesFields(sample, 'links'),
  async *rows(file) {
    const paths = await pathsIn(file);
    let row = 0;
    const pieces = decodeText(file.stream());
    yield* jsonRows(
      pieces,
      { field: 'collections', wrapping: WRAPPING, schema: collection },
      function* (value) {
        const name = value.name?.trim() ?? '';
        const path = paths.get(value.id ?? NaN) ?? (isOwn(name) ? '' : name);
        for (const each of value.links) {
          row += 1;
          yield linkRow(each, path, row);
        }
      },
    );
  },
};

/** The collections' paths, read first since a parent may come after its children. */
async function pathsIn(file: SourceFile): Promise<ReadonlyMap<number, string>> {
  const folders: NamedFolder<number>[] = [];
  const rows = jsonRows(
    decodeText(file.stream()),
    { field: 'collections', wrapping: WRAPPING, schema: collection },
    ({ id, parentId, name }) => [{ id, parentId, name: name ?? '' }],
  );
  for await (const row of rows) {
    if ('problem' in row || row.id === null) continue;
    folders.push({ ...row, id: row.id, name: isOwn(row.name.trim()) ? '' : row.name });
  }
  return folderPaths(folders);
}

function linkRow(value: unknown, path: string, row: number): ImportRow {
  const json = JSON.stringify({ name: path, links: [value] });
  const raw: RawRow = { kind: 'json', json, ...WRAPPING };
  const parsed = v.safeParse(link, value);
  if (!parsed.success) {
    return { row, title: null, problem: 'invalid', detail: parsed.issues[0].message, raw };
  }
  const { url, name, description, tags, createdAt, importDate, highlights } = parsed.output;
  const item = {
    ...bareItem(url ?? ''),
    title: plainTitle(name),
    excerpt: textOrNull(description),
    tags: [...tags, ...(path === '' ? [] : [path])],
    savedAt: timeOf(importDate) ?? timeOf(createdAt),
    passages: (highlights ?? []).map((each) => ({
      quote: each.text,
      note: textOrNull(each.comment),
      markedAt: timeOf(each.createdAt),
    })),
  };
  return checkItem(item, row, raw);
}
