import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsIn, textOrNull, timeOf, TO_READ } from '../reading/fields';
import { xmlRows } from '../reading/rows';
import type { XmlElement } from '../reading/xml';

function itemOf({ attributes }: XmlElement): ImportItem {
  const { href = '', description, extended, tag, tags, time, toread } = attributes;
  return {
    ...bareItem(href),
    title: plainTitle(description),
    tags: [...tagsIn(tag ?? tags, /\s+/), ...(toread === 'yes' ? [TO_READ] : [])],
    note: textOrNull(extended),
    savedAt: timeOf(time),
  };
}

/**
 * Pinboard’s and Delicious’ XML: a `<post>` per bookmark, all of it in attributes. The description
 * is the title.
 */
export const postsXml: ImportFormat = {
  id: 'posts-xml',
  name: 'Pinboard (XML)',
  recognises: ({ text }) => /^\s*(?:<\?xml[^>]*>\s*)?<posts[\s>]/.test(text),
  rows: (file) =>
    xmlRows(
      decodeText(file.stream()),
      (name) => name === 'post',
      (post) => [itemOf(post)],
    ),
};
