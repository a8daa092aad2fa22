import { Dexie } from 'dexie';
import type { EntityTable } from 'dexie';

/** A folder that the user chose to be kept up to date, and the format written there. */
export interface ChosenFolder {
  readonly id: 'markdown' | 'html' | 'text';
  readonly handle: FileSystemDirectoryHandle;
}

/**
 * Handles belong to this device and profile, and are not JSON: they are kept in a separate
 * database, which no backup or sync reads.
 */
class Folders extends Dexie {
  declare readonly folders: EntityTable<ChosenFolder, 'id'>;

  constructor() {
    super('tearsheet-folders');
    this.version(1).stores({ folders: 'id' });
  }
}

type Picker = (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

type Asking = FileSystemDirectoryHandle & {
  requestPermission?: (options: { mode: 'readwrite' }) => Promise<PermissionState>;
};

function picker(): Picker | null {
  if (!('showDirectoryPicker' in window)) return null;
  const show = window.showDirectoryPicker as Picker;
  return (options) => show.call(window, options);
}

/** Whether this browser lets pages write into a folder (File System Access: Chromium does). */
export function canChooseFolder(): boolean {
  return picker() !== null;
}

/** The folder chosen for a format, if any. */
export async function chosenFolder(id: ChosenFolder['id']): Promise<ChosenFolder | null> {
  return (await new Folders().folders.get(id)) ?? null;
}

/**
 * Asks the user for a folder, and remembers it. Must be called in the click handler.
 * @returns `null` if they cancelled
 */
export async function chooseFolder(id: ChosenFolder['id']): Promise<ChosenFolder | null> {
  try {
    const handle = await picker()?.({ id: 'tearsheet', mode: 'readwrite' });
    if (!handle) return null;
    await new Folders().folders.put({ id, handle });
    return { id, handle };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/**
 * Whether the folder may be written to, asking for permission if necessary. Must be called in the
 * click handler.
 */
export async function hasWritePermission({ handle }: ChosenFolder): Promise<boolean> {
  const asking: Asking = handle;
  return (await asking.requestPermission?.({ mode: 'readwrite' })) === 'granted';
}
