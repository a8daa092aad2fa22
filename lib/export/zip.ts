import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { OutputFile, Part } from './format';

/** The maximum number of files: a zip counts them in two bytes. */
const MOST_FILES = 65_000;

/** The system of origin and the file mode given in a zip. */
const UNIX = 3;
const REGULAR_FILE = 0o100644;

/** Thrown if there are more files than every zip reader supports. */
export class TooManyFiles extends Error {
  override readonly name = 'TooManyFiles';
}

/** File types that are already compressed. */
const PACKED = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/**
 * Writes files as a zip, in a streaming way: what has been read is no longer in memory.
 * @param stored paths that are stored uncompressed, such as an EPUB's first file
 * @throws TooManyFiles
 */
export async function* zipOf(
  files: AsyncIterable<OutputFile>,
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
    // Zip timestamps begin in 1980. The files are marked as from Unix and readable to all, since
    // Info-ZIP's unzip reads names from DOS in its code pages.
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
