import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { checkItem } from '../reading/rows';
import { xmlRecords } from '../reading/xml';

/**
 * Pinboard’s and Delicious’ XML: a `<post>` per bookmark, all of it in attributes. The description
 * is the title.
 */
export const postsXml: ImportFormat = {
  id: 'posts-xml',
  name: 'Pinboard (XML)',
  recognises: ({ text }) => /^\s*(?:<\?xml[^>]*>\s*)?<posts[\s>]/.test(text),
  async *rows(file) {
    let row = 0;
    for await (const { attributes } of xmlRecords(
      decodeText(file.stream()),
      (name) => name === 'post',
    )) {
      row += 1;
      const { href = '', description, extended, tag, tags, time, toread } = attributes;
      const item = {
        ...bareItem(href),
        title: plainTitle(description),
        tags: [...tagsIn(tag ?? tags, /\s+/), ...(toread === 'yes' ? ['to-read'] : [])],
        note: textOrNull(extended),
        savedAt: timeOf(time),
      };
      yield checkItem(item, row, null);
    }
  },
};
