import * as v from 'valibot';
import { sha256Hex } from '@/lib/store/digest';
import type { OutputFile, Part } from './format';

/** The file with a list of what was written, so that only changes are written the next time. */
const LIST = '.tearsheet.json';

const listSchema = v.record(v.string(), v.string());

/** The result of updating a folder. */
export interface FolderReport {
  readonly written: number;
  readonly unchanged: number;
  /** Files of clips that no longer exist or were renamed. Manually edited files stay. */
  readonly removed: number;
}

/**
 * Updates a folder: writes what has changed since the last time, and removes files written then
 * that are no longer wanted, unless others are kept. Unrelated files are left alone.
 */
export async function exportToFolder(
  folder: FileSystemDirectoryHandle,
  files: AsyncIterable<OutputFile>,
  { keepOthers = false }: { readonly keepOthers?: boolean } = {},
): Promise<FolderReport> {
  const before = await readList(folder);
  const now = new Map<string, string>();
  let written = 0;
  for await (const { path, data } of files) {
    const digest = await digestOf(data);
    now.set(path, digest);
    if (before.get(path) === digest && (await fileAt(folder, path, false))) continue;
    await write(folder, path, data);
    written += 1;
  }
  if (keepOthers) {
    await write(folder, LIST, JSON.stringify(Object.fromEntries([...before, ...now])));
    return { written, unchanged: now.size - written, removed: 0 };
  }
  let removed = 0;
  for (const [path, digest] of before) {
    if (now.has(path)) continue;
    const file = await (await fileAt(folder, path, false))?.getFile();
    if (!file || (await digestOf(new Uint8Array(await file.arrayBuffer()))) !== digest) continue;
    await remove(folder, path);
    removed += 1;
  }
  await write(folder, LIST, JSON.stringify(Object.fromEntries(now)));
  return { written, unchanged: now.size - written, removed };
}

async function readList(folder: FileSystemDirectoryHandle): Promise<Map<string, string>> {
  const file = await (await fileAt(folder, LIST, false))?.getFile();
  if (!file) return new Map();
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), listSchema), await file.text());
  // A damaged list costs time, not files: everything is written again.
  return new Map(parsed.success ? Object.entries(parsed.output) : []);
}

async function digestOf(data: Part): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return (await sha256Hex(bytes)).slice(0, 24);
}

/** The directory of a path, and the file's name. */
async function placeOf(
  folder: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<[FileSystemDirectoryHandle, string]> {
  const names = path.split('/');
  const name = names.pop() ?? '';
  let place = folder;
  for (const each of names) place = await place.getDirectoryHandle(each, { create });
  return [place, name];
}

async function fileAt(
  folder: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<FileSystemFileHandle | null> {
  try {
    const [place, name] = await placeOf(folder, path, create);
    return await place.getFileHandle(name, { create });
  } catch (error) {
    if (!create && error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

async function write(folder: FileSystemDirectoryHandle, path: string, data: Part): Promise<void> {
  const file = await fileAt(folder, path, true);
  const stream = await file?.createWritable();
  await stream?.write(data);
  await stream?.close();
}

async function remove(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
  const [place, name] = await placeOf(folder, path, false);
  await place.removeEntry(name);
}
