import * as v from 'valibot';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, textOrNull, timeOf } from '../reading/fields';
import { checked, jsonRows, looseFlag, looseNames, looseText, looseTime } from '../reading/rows';

const bookmark = v.looseObject({
  title: looseText,
  createdAt: looseTime,
  tags: looseNames,
  note: looseText,
  archived: looseFlag,
  favourited: looseFlag,
  content: v.nullish(v.looseObject({ type: looseText, url: looseText, text: looseText })),
});

/** Karakeep's (once Hoarder's) JSON: `{ bookmarks: [{ title, tags, content: { type, url } }] }`. */
export const karakeep: ImportFormat = {
  id: 'karakeep',
  name: 'Karakeep (JSON)',
  recognises: (sample) =>
    beginsWith(sample, '{') && namesFields(sample, 'bookmarks') && namesFields(sample, 'content'),
  rows: (file) =>
    jsonRows(
      decodeText(file.stream()),
      { field: 'bookmarks', wrapping: { head: '{"bookmarks":[', tail: ']}' }, schema: bookmark },
      (value, row, raw) => [
        checked(
          {
            ...bareItem(value.content?.url ?? ''),
            title: plainTitle(value.title) ?? plainTitle(value.content?.text?.slice(0, 100)),
            tags: value.tags,
            note: textOrNull(value.note),
            savedAt: timeOf(value.createdAt),
            archived: value.archived,
            starred: value.favourited,
          },
          row,
          raw,
        ),
      ],
    ),
};
