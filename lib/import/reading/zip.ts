import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { BlobReader, configure, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { Unzip, UnzipInflate } from 'fflate';
import type { FailedRow, Problem, SourceFile } from '../item';

/** More than any text of an export is; what is beyond is a bomb. */
const LARGEST_ENTRY = 4_000_000_000;
/** Text shrinks to a fifth or a tenth; nulls and the like to a thousandth. */
const STEEPEST = 200;
/** Below this size the steepness of an entry does no harm. */
const HARMLESS = 50_000_000;
const MOST_ENTRIES = 1_000_000;

/** Thrown into a stream that unpacks to more than its archive can honestly hold. */
class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** What is in a zip: the files to read, and those that are not. */
export interface ZipListing {
  readonly files: readonly SourceFile[];
  readonly failed: readonly FailedRow[];
}

// Its workers are fetched from a blob's address, which our policy forbids; streams need none.
configure({ useWebWorkers: false });

/**
 * Lists a zip without unpacking it. One that was cut off is read from its beginning instead, as
 * far as it goes.
 */
export async function openZip(blob: Blob): Promise<ZipListing> {
  const reader = new ZipReader(new BlobReader(blob), {
    filenameValidation: 'tolerant',
    strictness: 'tolerant',
    checkOverlappingEntry: true,
  });
  const files: SourceFile[] = [];
  const failed: FailedRow[] = [];
  const archive = { packed: blob.size, unpacked: 0 };
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory || isClutter(entry.filename)) continue;
      const problem = problemOf(entry, files.length);
      if (problem === null) files.push(fileOf(entry, archive));
      else failed.push(failedFile(files.length + failed.length + 1, entry.filename, problem));
    }
  } catch (error) {
    if (files.length > 0) {
      failed.push(failedFile(files.length + 1, null, 'damaged', String(error)));
      return { files, failed };
    }
    return salvage(blob);
  }
  return { files, failed };
}

function problemOf(entry: FileEntry, count: number): Problem | null {
  const { filename, encrypted, uncompressedSize: size, compressedSize } = entry;
  if (isUnsafe(filename)) return 'unsafe name';
  if (encrypted) return 'encrypted';
  if (count >= MOST_ENTRIES || size > LARGEST_ENTRY) return 'too large';
  return isBomb(size, compressedSize) ? 'too large' : null;
}

const isBomb = (size: number, packed: number) =>
  size > HARMLESS && size > STEEPEST * Math.max(packed, 1);

/** Names that lead out of a folder. None is ever written to, but who sends one means no good. */
const isUnsafe = (name: string) =>
  /^(?:[/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0');

/** What archivers and systems add by themselves. */
const isClutter = (name: string) => /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(name);

function failedFile(
  row: number,
  name: string | null,
  problem: Problem,
  detail: string | null = null,
): FailedRow {
  return { row, title: name?.slice(0, 200) ?? null, problem, detail, raw: null };
}

/** An archive's size in bytes, and what has come out of it so far. */
interface Archive {
  readonly packed: number;
  unpacked: number;
}

function fileOf(entry: FileEntry, archive: Archive): SourceFile {
  // A file is read more than once; what counts is how far.
  let furthest = 0;
  return {
    name: entry.filename,
    size: entry.uncompressedSize,
    stream: () => {
      let bytes = 0;
      // Sizes in an archive are claims: what comes out is counted.
      const guard = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.length;
          archive.unpacked += Math.max(0, bytes - furthest);
          furthest = Math.max(furthest, bytes);
          if (bytes > LARGEST_ENTRY || isBomb(bytes, entry.compressedSize)) throw new TooLarge();
          if (isBomb(archive.unpacked, archive.packed)) throw new TooLarge();
          controller.enqueue(chunk);
        },
      });
      entry
        .getData(guard.writable)
        // The reader hears of it through the stream; one that has left needs not to.
        .catch((error: unknown) => guard.writable.abort(error).catch(() => undefined));
      return guard.readable;
    },
  };
}

/** Reads the entries of a zip whose end is missing, from its beginning until it breaks. */
async function salvage(blob: Blob): Promise<ZipListing> {
  const files: SourceFile[] = [];
  const failed: FailedRow[] = [];
  const open = new Set<string>();
  const unzip = new Unzip((file) => {
    if (file.name.endsWith('/') || isClutter(file.name)) return;
    if (isUnsafe(file.name)) {
      failed.push(failedFile(files.length + failed.length + 1, file.name, 'unsafe name'));
      return;
    }
    open.add(file.name);
    const parts: Blob[] = [];
    let size = 0;
    file.ondata = (error, chunk, final) => {
      if (error || !open.has(file.name)) return;
      size += chunk.length;
      if (size > HARMLESS && size > STEEPEST * Math.max(file.size ?? blob.size, 1)) {
        open.delete(file.name);
        file.terminate();
        failed.push(failedFile(files.length + failed.length + 1, file.name, 'too large'));
        return;
      }
      parts.push(new Blob([new Uint8Array(chunk)]));
      if (!final) return;
      open.delete(file.name);
      const whole = new Blob(parts);
      files.push({ name: file.name, size, stream: () => whole.stream() });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      unzip.push(value ?? new Uint8Array(), done);
      if (done) break;
    }
  } catch {
    // Entries that were complete before the break are kept; the rest is reported below.
  }
  for (const name of open) {
    failed.push(failedFile(files.length + failed.length + 1, name, 'cut off'));
  }
  if (open.size === 0 || files.length === 0) {
    failed.push(failedFile(files.length + failed.length + 1, null, 'cut off'));
  }
  return { files, failed };
}
