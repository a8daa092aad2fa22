import type { ClipDatabase } from '@/lib/store/database';
import { readMeta, writeMeta } from '@/lib/store/meta';

/** Where it stands in `meta` that clips were sent to Obsidian from this device. */
const SENT = 'obsidian.sent';

/**
 * The address by which Obsidian makes a note of what is on the clipboard, in the vault that is open.
 * @see https://help.obsidian.md/Extending+Obsidian/Obsidian+URI
 */
export function newNoteAddress(note: { readonly folder: string; readonly name: string }): string {
  const path = [note.folder, note.name].filter((part) => part !== '').join('/');
  return `obsidian://new?file=${encodeURIComponent(path)}&clipboard`;
}

/** Whether a clip was ever sent to Obsidian from here: who never does is not offered it again. */
export const sendsToObsidian = async (db: ClipDatabase): Promise<boolean> =>
  (await readMeta(db, SENT)) !== undefined;

/** Remembers that clips are sent to Obsidian from here. */
export const rememberObsidian = (db: ClipDatabase): Promise<void> => writeMeta(db, SENT, 'yes');
