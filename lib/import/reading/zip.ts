import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { BlobReader, configure, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { Unzip, UnzipInflate } from 'fflate';
import type { FailedRow, Problem, SourceFile } from '../item';

/** Larger than any text in an export; more is a zip bomb. */
const LARGEST_ENTRY = 4_000_000_000;
/** The maximum compression ratio: text shrinks to a fifth or tenth, zero bytes to a thousandth. */
const STEEPEST = 200;
/** Below this size, an entry is harmless whatever its ratio. */
const HARMLESS = 50_000_000;
const MOST_ENTRIES = 1_000_000;

/** Thrown in a stream that unpacks to more than its archive can plausibly contain. */
class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The contents of a zip: readable files, and failures. */
export interface ZipListing {
  readonly files: readonly SourceFile[];
  readonly failed: readonly FailedRow[];
}

// Its workers are loaded from a blob URL, which the extension's CSP forbids; streams need none.
configure({ useWebWorkers: false });

/**
 * Lists a zip without unpacking it. A truncated one is read from the beginning instead, as far as
 * possible.
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

/** Path traversal names. Nothing is ever written to them, but they indicate a malicious file. */
const isUnsafe = (name: string) =>
  /^(?:[/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0');

/** Files added by archivers and operating systems. */
const isClutter = (name: string) => /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(name);

function failedFile(
  row: number,
  name: string | null,
  problem: Problem,
  detail: string | null = null,
): FailedRow {
  return { row, title: name?.slice(0, 200) ?? null, problem, detail, raw: null };
}

/** An archive's size in bytes, and how much has been unpacked from it so far. */
interface Archive {
  readonly packed: number;
  unpacked: number;
}

function fileOf(entry: FileEntry, archive: Archive): SourceFile {
  // A file is read more than once; what counts is the furthest position.
  let furthest = 0;
  return {
    name: entry.filename,
    size: entry.uncompressedSize,
    stream: () => {
      let bytes = 0;
      // Sizes in an archive are only claims: count the actual output.
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
        // The reader gets the error from the stream; one that has stopped does not need it.
        .catch((error: unknown) => guard.writable.abort(error).catch(() => undefined));
      return guard.readable;
    },
  };
}

/** Reads the entries of a zip with a missing end, from its beginning until it breaks off. */
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
