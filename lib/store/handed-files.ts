import type { EntityTable } from 'dexie';
import { Dexie } from 'dexie';

/** A file on its way from the background, which alone reaches the web, to a page of ours. */
interface HandedFile {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was put there, milliseconds since 1970. */
  readonly at: number;
}

/** A page that has not taken its file by then was closed. */
const LIFE = 600_000;

/** Beside the collection: what is here is nobody's clip, and messages carry no bytes. */
class HandedFiles extends Dexie {
  declare readonly files: EntityTable<HandedFile, 'id'>;

  constructor() {
    super('tearsheet-handed-files');
    this.version(1).stores({ files: 'id, at' });
  }
}

/** Leaves a file for a page to take. @returns its name there */
export async function handOver(bytes: Uint8Array<ArrayBuffer>, now: number): Promise<string> {
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

/** Takes a file that was left; `null` where it is no more. */
export async function takeHanded(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const db = new HandedFiles();
  try {
    const file = await db.files.get(id);
    await db.files.delete(id);
    return file?.bytes ?? null;
  } finally {
    db.close();
  }
}
