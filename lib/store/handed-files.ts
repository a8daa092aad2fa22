import type { EntityTable } from 'dexie';
import { Dexie } from 'dexie';

/** A file on its way from the background, which alone reaches the web, to an extension page. */
interface HandedFile {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was stored, milliseconds since 1970. */
  readonly at: number;
}

/** After this time, in milliseconds, a page that has not taken its file must have closed. */
const LIFE = 600_000;

/** Separate from the collection: these files belong to no clip, and messages cannot carry bytes. */
class HandedFiles extends Dexie {
  declare readonly files: EntityTable<HandedFile, 'id'>;

  constructor() {
    super('tearsheet-handed-files');
    this.version(1).stores({ files: 'id, at' });
  }
}

/** Stores a file for a page to take. @returns its id */
export async function storeHandedFile(
  bytes: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<string> {
  const db = new HandedFiles();
  try {
    const id = crypto.randomUUID();
    await db.files
      .where('at')
      .below(now - LIFE)
      .delete();
    await db.files.put({ id, bytes, at: now });
    return id;
  } finally {
    db.close();
  }
}

/** Takes a stored file; `null` if it no longer exists. */
export async function takeHandedFile(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const db = new HandedFiles();
  try {
    const file = await db.files.get(id);
    await db.files.delete(id);
    return file?.bytes ?? null;
  } finally {
    db.close();
  }
}
