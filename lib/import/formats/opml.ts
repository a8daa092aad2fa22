import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { xmlRows } from '../reading/rows';
import type { XmlElement } from '../reading/xml';

/** A link of an outline, with the names of the outlines around it. */
interface Link {
  readonly outline: XmlElement;
  readonly folders: readonly string[];
}

/** Whether an outline is a link to a page. Feeds have an `xmlUrl`, and are no pages to keep. */
const isLink = ({ attributes: { url, htmlUrl, xmlUrl } }: XmlElement) =>
  xmlUrl === undefined && (url ?? htmlUrl) !== undefined;

/** The links in an outline, of which any may have more links below it. */
function* linksIn(outline: XmlElement, folders: readonly string[]): Generator<Link> {
  const { text, title } = outline.attributes;
  const name = (text ?? title ?? '').replaceAll('/', ' ').trim();
  if (isLink(outline)) yield { outline, folders };
  const inside = isLink(outline) ? folders : [...folders, name];
  for (const child of outline.children) yield* linksIn(child, inside);
}

/** Categories are separated by commas, and each begins with a slash if it is nested. */
const tagsOf = (category: string | undefined) =>
  tagsIn(category, ',').map((tag) => tag.replace(/^\//, ''));

function itemOf({ outline: { attributes, children }, folders }: Link): ImportItem {
  const { text, title, url, htmlUrl, created, category, _note: note } = attributes;
  const folder = folders.filter((name) => name !== '').join('/');
  return {
    ...bareItem(url ?? htmlUrl ?? ''),
    title: plainTitle(text ?? title),
    tags: [...tagsOf(category), ...(folder === '' ? [] : [folder])],
    note: textOrNull(note),
    savedAt: timeOf(created),
    // Tearsheet and outliners put what belongs to a link below it.
    passages: children.flatMap((child) => {
      const quote = child.attributes.text?.trim() ?? '';
      const noted = textOrNull(child.attributes._note);
      return quote === '' || isLink(child) ? [] : [{ quote, note: noted, markedAt: null }];
    }),
  };
}

/** Links in an outline (OPML 2.0), as Tearsheet and outliners write it; lists of feeds have none. */
export const opml: ImportFormat = {
  id: 'opml',
  name: 'OPML',
  recognises: ({ text }) => /<opml[\s>]/.test(text.slice(0, 5000)),
  rows: (file) =>
    xmlRows(
      decodeText(file.stream()),
      (name) => name === 'outline',
      (outline) => [...linksIn(outline, [])].map(itemOf),
    ),
};
