import * as v from 'valibot';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { SourceFile } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, textOrNull, timeOf } from '../reading/fields';
import type { NamedFolder } from '../reading/folder-paths';
import { folderPaths } from '../reading/folder-paths';
import {
  ARRAY,
  checkItem,
  jsonRows,
  looseFlag,
  looseNames,
  looseText,
  looseTime,
} from '../reading/rows';

const bookmark = v.looseObject({
  title: looseText,
  createdAt: looseTime,
  tags: looseNames,
  lists: looseNames,
  note: looseText,
  archived: looseFlag,
  favourited: looseFlag,
  content: v.nullish(v.looseObject({ type: looseText, url: looseText, text: looseText })),
});

const list = v.looseObject({
  id: v.string(),
  name: v.string(),
  parentId: looseText,
});

/** The lists' paths by id, read first since they come after the bookmarks. */
async function listsIn(file: SourceFile): Promise<ReadonlyMap<string, string>> {
  const folders: NamedFolder<string>[] = [];
  const rows = jsonRows(
    decodeText(file.stream()),
    { field: 'lists', wrapping: ARRAY, schema: list },
    (value) => [value],
  );
  for await (const row of rows) if (!('problem' in row)) folders.push(row);
  return folderPaths(folders);
}

/**
 * Karakeep's (formerly Hoarder's) JSON: `{ bookmarks: [{ title, tags, content: { type, url } }] }`.
 */
export const karakeep: ImportFormat = {
  id: 'karakeep',
  name: 'Karakeep (JSON)',
  recognises: (sample) =>
    beginsWith(sample, '{') && namesFields(sample, 'bookmarks') && namesFields(sample, 'content'),
  async *rows(file) {
    const lists = await listsIn(file);
    yield* jsonRows(
      decodeText(file.stream()),
      { field: 'bookmarks', wrapping: { head: '{"bookmarks":[', tail: ']}' }, schema: bookmark },
      (value, row, raw) => [
        checkItem(
          {
            ...bareItem(value.content?.url ?? ''),
            title: plainTitle(value.title) ?? plainTitle(value.content?.text?.slice(0, 100)),
            tags: [...value.tags, ...value.lists.flatMap((id) => lists.get(id) ?? [])],
            note: textOrNull(value.note),
            savedAt: timeOf(value.createdAt),
            archived: value.archived,
            starred: value.favourited,
          },
          row,
          raw,
        ),
      ],
    );
  },
};
