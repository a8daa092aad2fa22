import type { Folder, HtmlLink } from './html-links';

const CHARACTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (char) => CHARACTERS[char] ?? char);

const attributesOf = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes)
    .filter(([name]) => /^[a-z_][\w-]*$/.test(name))
    .map(([name, value]) => ` ${name.toUpperCase()}="${escaped(value)}"`)
    .join('');

/** A link from Pocket's list under its heading, as a file recognised as Pocket's. */
export function pocketLinkHtml({ attributes, title, folders }: HtmlLink): string {
  const headings = folders.map(({ name }) => `<h1>${escaped(name)}</h1>`).join('');
  return `<title>Pocket Export</title>${headings}<ul><li><a${attributesOf(attributes)}>${escaped(title)}</a></li></ul>`;
}

/** A bookmark in its folders, as a bookmarks file. */
export function bookmarkHtml({ attributes, title, description, folders }: HtmlLink): string {
  const within = folders.filter(({ level }) => level !== 'h1');
  const opening = within.map((folder: Folder) => {
    return `<DT><H3${attributesOf(folder.attributes)}>${escaped(folder.name)}</H3>\n<DL><p>\n`;
  });
  const said = description === '' ? '' : `\n<DD>${escaped(description)}`;
  const closing = '\n</DL><p>'.repeat(within.length);
  return `${opening.join('')}<DT><A${attributesOf(attributes)}>${escaped(title)}</A>${said}${closing}`;
}
