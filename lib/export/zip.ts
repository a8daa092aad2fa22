import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { OutFile, Part } from './format';

/** What a zip counts in two bytes. */
const MOST_FILES = 65_000;

/** Which system a zip says that its files come from, and their mode there. */
const UNIX = 3;
const REGULAR_FILE = 0o100644;

/** Thrown where there are more files than a zip can hold for every reader of it. */
export class TooManyFiles extends Error {
  override readonly name = 'TooManyFiles';
}

/** File types that are compressed already. */
const PACKED = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/**
 * Files as a zip, made as it is read: what has been read is in memory no more.
 * @param stored paths that are put in as they are, such as an EPUB's first file
 * @throws TooManyFiles
 */
export async function* zipOf(
  files: AsyncIterable<OutFile>,
  stored: ReadonlySet<string> = new Set(),
): AsyncGenerator<Part> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(new Uint8Array(chunk));
  });
  let count = 0;
  for await (const { path, data, modified } of files) {
    count += 1;
    if (count > MOST_FILES) throw new TooManyFiles(String(MOST_FILES));
    const plain = stored.has(path) || PACKED.test(path);
    const file = plain ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    // A zip's clock begins in 1980.
    // As from Unix, readable to all: Info-ZIP's unzip takes names from DOS for those of its code pages.
    file.os = UNIX;
    file.attrs = REGULAR_FILE << 16;
    file.mtime = Math.max(modified, Date.UTC(1980, 0, 2));
    zip.add(file);
    file.push(typeof data === 'string' ? strToU8(data) : data, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
