import type { ClipDatabase } from '@/lib/store/database';
import { readMeta, writeMeta } from '@/lib/store/meta';

/** The key in `meta` that records whether clips were sent to Obsidian from this device. */
const SENT = 'obsidian.sent';

/**
 * The URL that makes Obsidian create a note from the clipboard, in the open vault.
 * @see https://help.obsidian.md/Extending+Obsidian/Obsidian+URI
 */
export function newNoteAddress(note: { readonly folder: string; readonly name: string }): string {
  const path = [note.folder, note.name].filter((part) => part !== '').join('/');
  return `obsidian://new?file=${encodeURIComponent(path)}&clipboard`;
}

/**
 * Whether a clip was ever sent to Obsidian from here: users who never do are not offered it again.
 */
export const sendsToObsidian = async (db: ClipDatabase): Promise<boolean> =>
  (await readMeta(db, SENT)) !== undefined;

/** Records that clips are sent to Obsidian from here. */
export const rememberObsidian = (db: ClipDatabase): Promise<void> => writeMeta(db, SENT, 'yes');
