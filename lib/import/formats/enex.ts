import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, timeOf } from '../reading/fields';
import { checkItem } from '../reading/rows';
import { all, at, deepText, xmlRecords } from '../reading/xml';

/** Parses Evernote's times: `20230114T120000Z`. */
const timeIn = (value: string | null) =>
  timeOf(value?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Extracts the note's markup, with check marks for its checkboxes. */
function markupOf(content: string | null): string | null {
  if (content === null) return null;
  const begin = content.indexOf('>', content.indexOf('<en-note'));
  const end = content.lastIndexOf('</en-note>');
  return content
    .slice(begin + 1, end === -1 ? undefined : end)
    .replaceAll(/<en-todo([^<>]{0,200})>/g, (_all, attributes: string) =>
      attributes.includes('checked="true"') ? '☑ ' : '☐ ',
    );
}

/** Evernote’s `.enex`: notes with their text and tags; attachments are ignored. */
export const enex: ImportFormat = {
  id: 'enex',
  name: 'Evernote (enex)',
  recognises: ({ text }) =>
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE en-export[^>]*>\s*)?<en-export\b/.test(text),
  async *rows(file) {
    const notes = xmlRecords(decodeText(file.stream()), (name) => name === 'note', [
      'resource',
      'recognition',
      'alternate-data',
    ]);
    let row = 0;
    for await (const note of notes) {
      row += 1;
      const attributes = at(note, 'note-attributes');
      const author = deepText(at(attributes, 'author'));
      const item = {
        ...bareItem(deepText(at(attributes, 'source-url')) ?? ''),
        title: plainTitle(deepText(at(note, 'title'))),
        authors: author === null ? [] : [author],
        tags: all(note, 'tag').flatMap((tag) => deepText(tag) ?? []),
        savedAt: timeIn(deepText(at(note, 'created'))),
        html: markupOf(deepText(at(note, 'content'))),
      };
      yield checkItem(item, row, null);
    }
  },
};
