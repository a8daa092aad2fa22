import type { ClipDatabase } from '@/lib/store/database';
import { readPageValues } from '@/lib/store/page-values';
import type { Clip } from '@/lib/clips/clip';
import { createYielder } from './yielder';
import { everyId, idsOf, readClips, readWholeClips, withImages } from './collection';
import type { ClipWithText, ExportFormat, ExportJob, OutputFile, Part, Selection } from './format';
import { fileName } from './writing/file-name';
import { zipOf } from './zip';

/** A file for the user to save. */
export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
}

/** The options of an export, and callbacks for following it. */
export interface ExportOptions extends Pick<
  ExportJob,
  'now' | 'title' | 'language' | 'words' | 'templateFor' | 'settings' | 'sanitise'
> {
  readonly selection: Selection;
  /** Reduces each clip to what is to be exported. */
  readonly only?: ((clip: Clip) => Clip) | undefined;
  /** Aborts the export, which then rejects without a result. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  /** Called for clips for which a template could not be filled completely. */
  readonly onTemplateFault?: ((clip: Clip) => void) | undefined;
}

/** Parts are combined into blobs of about this size, so that the browser has fewer to manage. */
const BLOB_BYTES = 4_000_000;

/**
 * Writes clips to a file stored by the browser, off the heap: the format's file, or its files as a
 * zip; a single one as it is.
 * @throws AbortError if it was aborted
 */
export async function exportFile(
  db: ClipDatabase,
  format: ExportFormat,
  options: ExportOptions,
): Promise<ExportFile> {
  const job = await createJob(db, format, options);
  const day = new Date(options.now).toISOString().slice(0, 10);
  const isAll = options.selection === 'all';
  const base = isAll ? 'tearsheet' : fileName(options.title);
  if (format.kind === 'file') {
    const write = await format.load();
    const name = format.id === 'backup' && isAll ? 'tearsheet-backup' : base;
    const blob = await blobOf(write(job), format.type);
    return { name: `${name}-${day}.${format.extension}`, blob };
  }
  const write = await format.load();
  const files = write(job);
  const first = await files[Symbol.asyncIterator]().next();
  const second = await files[Symbol.asyncIterator]().next();
  if (first.done !== true && second.done === true) {
    const { path, data } = first.value;
    return { name: path, blob: new Blob([data], { type: format.type }) };
  }
  const all = preceded([first, second], files);
  return { name: `${base}-${day}.zip`, blob: await blobOf(zipOf(all), 'application/zip') };
}

async function* preceded(
  first: readonly IteratorResult<OutputFile>[],
  rest: AsyncIterable<OutputFile>,
): AsyncGenerator<OutputFile> {
  for (const each of first) if (each.done !== true) yield each.value;
  yield* rest;
}

/** Creates the job of an export, which reports progress and can be aborted. */
export async function createJob(
  db: ClipDatabase,
  { images = false }: Pick<ExportFormat, 'images'>,
  options: ExportOptions,
): Promise<ExportJob> {
  const { selection, only, signal, onProgress, onTemplateFault, ...rest } = options;
  const ids = await idsOf(db, selection);
  const follow = async function* <T>(clips: AsyncIterable<T>, total: number): AsyncGenerator<T> {
    const breathe = createYielder();
    let done = 0;
    for await (const each of clips) {
      signal.throwIfAborted();
      yield each;
      done += 1;
      onProgress(done, total);
      await breathe();
    }
    signal.throwIfAborted();
  };
  return {
    ...rest,
    onTemplateFault: onTemplateFault ?? (() => undefined),
    pageValuesOf: (id) => readPageValues(db, id),
    count: ids.length,
    clips: () => {
      const clips = restricted(readClips(db, ids), only);
      return follow(images ? withImages(db, clips) : clips, ids.length);
    },
    wholeClips: async function* () {
      const every = selection === 'all' ? await everyId(db) : ids;
      yield* follow(readWholeClips(db, every), every.length);
    },
  };
}

async function* restricted(
  clips: AsyncIterable<ClipWithText>,
  only: (clip: Clip) => Clip = (clip) => clip,
): AsyncGenerator<ClipWithText> {
  for await (const { clip, contents } of clips) yield { clip: only(clip), contents };
}

/** Collects streamed parts in a blob. */
async function blobOf(parts: AsyncIterable<Part>, type: string): Promise<Blob> {
  const blobs: Blob[] = [];
  let held: Part[] = [];
  let size = 0;
  for await (const part of parts) {
    held.push(part);
    size += part.length;
    if (size < BLOB_BYTES) continue;
    blobs.push(new Blob(held));
    [held, size] = [[], 0];
  }
  return new Blob([...blobs, ...held], { type });
}
