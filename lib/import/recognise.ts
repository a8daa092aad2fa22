import { ARCHIVE_FORMATS, IMPORT_FORMATS } from './formats';
import type { ArchiveFormat, ImportFormat, Sample } from './format';
import type { FailedRow, SourceFile } from './item';
import { firstRows } from './reading/csv';
import { startOf } from './reading/decode';

/** Enough of a file to recognise it: the first item of an export is rarely longer. */
const SAMPLED = 64_000;

/** A file chosen by the user. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** Something to import, and its format. */
export type Source =
  | { readonly format: ImportFormat; readonly file: SourceFile }
  | { readonly format: ArchiveFormat; readonly files: readonly SourceFile[] };

/** A file, or part of one, that cannot be read at all. */
export interface FailedFile {
  readonly failed: FailedRow;
}

/** Files in an archive that are not text. */
const ATTACHMENT =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|pdf|css|js|woff2?|ttf|mp[34]|m4a|webm|epub|canvas)$/i;

/**
 * Finds the importable contents of files, each with its format: a file is recognised by its start,
 * an archive by its names and files. An unknown one is a separate failure, and the others are not
 * affected.
 */
export async function* sourcesIn(files: readonly NamedBlob[]): AsyncGenerator<Source | FailedFile> {
  for (const { name, blob } of files) {
    if (blob.size === 0) yield failure(name, 'empty');
    else if (await isZip(blob)) yield* sourcesInZip(name, blob);
    else yield await recognised({ name, size: blob.size, stream: () => blob.stream() });
  }
}

async function* sourcesInZip(name: string, blob: Blob): AsyncGenerator<Source | FailedFile> {
  const { openZip } = await import('./reading/zip');
  const { files, failed } = await openZip(blob);
  for (const each of failed) yield { failed: { ...each, title: each.title ?? name } };
  const names = files.map((file) => file.name);
  const archive = ARCHIVE_FORMATS.find((format) => format.recognises(names));
  if (archive) {
    yield { format: archive, files };
    return;
  }
  for (const file of files) if (!ATTACHMENT.test(file.name)) yield await recognised(file);
}

async function recognised(file: SourceFile): Promise<Source | FailedFile> {
  let text: string;
  try {
    text = await startOf(file.stream(), SAMPLED);
  } catch (error) {
    const tooLarge = error instanceof Error && error.name === 'TooLarge';
    return failure(file.name, tooLarge ? 'too large' : 'damaged', String(error));
  }
  if (text.trim() === '') return failure(file.name, 'empty');
  const format = formatOf(text);
  return format ? { format, file } : failure(file.name, 'unknown file');
}

/** Recognises the format of a text by its start; `null` if there is none. */
export function formatOf(text: string): ImportFormat | null {
  const isTable = !/^\s*[<{[@]/.test(text);
  const [header, firstRow] = isTable ? firstRows(text) : [[], []];
  const sample: Sample = {
    text,
    header: new Set(header.map((name) => name.toLowerCase())),
    firstRow,
  };
  return IMPORT_FORMATS.find((format) => format.recognises(sample)) ?? null;
}

async function isZip(blob: Blob): Promise<boolean> {
  const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
}

function failure(
  name: string,
  problem: FailedRow['problem'],
  detail: string | null = null,
): FailedFile {
  return { failed: { row: 1, title: name.slice(0, 200), problem, detail, raw: null } };
}
