/**
 * The address by which Obsidian makes a note of what is on the clipboard, in the vault that is open.
 * @param path its place in the vault, without ending
 * @see https://help.obsidian.md/Extending+Obsidian/Obsidian+URI
 */
export const newNoteAddress = (path: string): string =>
  `obsidian://new?file=${encodeURIComponent(path)}&clipboard`;
