import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { clippingSettings } from '@/lib/store/clipping-settings';
import { importImages } from '@/lib/store/images';
import { mergeAndReport } from '@/lib/store/merge';
import { keepOriginal } from '@/lib/store/original-file';
import { changeClips } from '@/lib/store/save';
import { clipIdsHere } from '@/lib/store/rows';
import { RowReader } from './row-reader';
import type { ColumnPlan, FailedRow, ImportItem, ImportRow } from './item';
import type { NamedBlob } from './recognise';
import type { RepairFile } from './repair';
import { Repairs } from './repair';
import type { ExtractPage, ItemOutcome, PrepareHtml, AddItemsOptions } from './add-items';
import { idOfItem, addItems } from './add-items';
import type { ImportEffects } from './undo';
import { ImportLog } from './undo';

/** The progress of an import or a preview. */
export interface ImportProgress {
  readonly rows: number;
  /** The share of the bytes read so far, 0 to 1. */
  readonly share: number;
}

/** A preview of an import. */
export interface ImportPreview {
  /** The recognised formats, with their number of files and rows. */
  readonly formats: readonly {
    readonly id: string;
    readonly name: string;
    readonly files: number;
    readonly rows: number;
  }[];
  /** Number of rows whose clip is not in the collection. */
  readonly fresh: number;
  /** Number of rows whose clip is already in the collection. */
  readonly known: number;
  readonly failed: number;
  /** The first failures, at most `SHOWN`. */
  readonly failures: readonly ListedFailure[];
  /** The first rows, as examples. */
  readonly examples: readonly {
    readonly title: string;
    readonly url: string;
    readonly known: boolean;
  }[];
  /** The column mapping of the first table, if there is one. */
  readonly columns: ColumnPlan;
}

/** The result of an import. */
export interface ImportReport extends Readonly<Record<ItemOutcome, number>> {
  readonly failed: number;
  /** The first failures, at most `SHOWN`, without their source, which is in `repairs`. */
  readonly failures: readonly ListedFailure[];
  readonly repairs: readonly RepairFile[];
  /** Whether the user stopped it before the end; everything imported by then stays. */
  readonly cancelled: boolean;
  /** The settings in a backup. */
  readonly settings: unknown;
  /** The effects of the import, for undoing it as a whole. */
  readonly done: ImportEffects;
}

/** A failed row for a list. */
export type ListedFailure = Omit<FailedRow, 'raw'>;

/** The options of an import. */
export interface ImportOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly prepare: PrepareHtml;
  readonly extract: ExtractPage;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Tags for every clip that is added or changed. */
  readonly tags?: readonly string[];
}

/** The maximum number of listed failures. */
export const SHOWN = 1000;
const EXAMPLES = 100;
/** Rows written per batch: about ten milliseconds during which the page is blocked. */
const BATCH = 250;
/** The most characters of text in a batch. */
const HEAVY = 4_000_000;

type GoodRow = Exclude<ImportRow, FailedRow | { settings: unknown }>;

/** Reads the files without changing anything, and returns what importing them would do. */
export async function previewImport(
  db: ClipDatabase,
  files: readonly NamedBlob[],
  options: Pick<ImportOptions, 'signal' | 'onProgress'>,
): Promise<ImportPreview> {
  const formats = new Map<string, { id: string; name: string; files: number; rows: number }>();
  const examples: { title: string; url: string; known: boolean }[] = [];
  const counts = { fresh: 0, known: 0, failed: 0 };
  const failures: ListedFailure[] = [];
  const fail = (row: FailedRow) => {
    counts.failed += 1;
    if (failures.length < SHOWN) failures.push(listed(row));
  };
  const reading = new RowReader(files);
  let rows = 0;
  let batch: GoodRow[] = [];
  const look = async () => {
    const ids = await Promise.all(batch.map(idOf));
    const there = await clipIdsHere(db, ids);
    batch.forEach((row, index) => {
      const known = there.has(ids[index] ?? '');
      counts[known ? 'known' : 'fresh'] += 1;
      const { url, title } = 'clip' in row ? row.clip : row.item;
      if (examples.length < EXAMPLES) examples.push({ title: title ?? url, url, known });
    });
    batch = [];
    options.onProgress({ rows, share: reading.share });
  };
  for await (const each of reading.rows()) {
    if (options.signal.aborted) break;
    if ('problem' in each) {
      fail(each);
      continue;
    }
    const { format, isFirst, row } = each;
    const { id, name } = format;
    const entry = formats.get(id) ?? { id, name, files: 0, rows: 0 };
    if (isFirst) entry.files += 1;
    formats.set(id, entry);
    if ('settings' in row) continue;
    entry.rows += 1;
    rows += 1;
    if ('problem' in row) fail(row);
    else batch.push(row);
    if (batch.length >= BATCH) await look();
  }
  await look();
  const { columns } = reading;
  return { ...counts, failures, formats: [...formats.values()], examples, columns };
}

const idOf = (row: GoodRow) => ('clip' in row ? Promise.resolve(row.clip.id) : idOfItem(row.item));

/**
 * Imports the files in batches: valid rows become clips at once, whatever is wrong with others, and
 * an abort or crash only loses the current batch.
 */
export async function runImport(
  db: ClipDatabase,
  files: readonly NamedBlob[],
  { signal, onProgress, prepare, extract, now, tags = [] }: ImportOptions,
): Promise<ImportReport> {
  const counts: Record<ItemOutcome, number> = { added: 0, changed: 0, known: 0, trashed: 0 };
  const failures: ListedFailure[] = [];
  const repairs = new Repairs();
  const log = new ImportLog();
  const into = { now, prepare, extract, tags, onChanges: log.hear };
  const reading = new RowReader(files);
  let settings: unknown;
  let failed = 0;
  let rows = 0;
  let batch: GoodRow[] = [];
  let weight = 0;
  const fail = (row: FailedRow) => {
    failed += 1;
    if (failures.length < SHOWN) failures.push(listed(row));
    repairs.add(row);
  };
  const write = async () => {
    for (const outcome of await takeIn(db, batch, into)) counts[outcome] += 1;
    [batch, weight] = [[], 0];
    onProgress({ rows, share: reading.share });
  };
  for await (const each of reading.rows()) {
    if (signal.aborted) break;
    if ('problem' in each) {
      fail(each);
      continue;
    }
    const { row } = each;
    if ('settings' in row) {
      settings = row.settings;
      continue;
    }
    rows += 1;
    if ('problem' in row) {
      fail(row);
      continue;
    }
    batch.push(row);
    weight += weightOf(row);
    if (batch.length >= BATCH || weight >= HEAVY) await write();
  }
  await write();
  const day = new Date(now).toISOString().slice(0, 10);
  return {
    ...counts,
    failed,
    failures,
    repairs: repairs.end(day),
    cancelled: signal.aborted,
    settings,
    done: log.done(),
  };
}

/**
 * The listed data of a failed row. Cloned, since a substring would keep its whole source text in
 * memory.
 */
function listed({ row, title, problem, detail }: FailedRow): ListedFailure {
  return structuredClone({ row, title, problem, detail });
}

function weightOf(row: GoodRow): number {
  if ('item' in row) {
    const { html, page, article, original } = row.item;
    return (html ?? page ?? article?.html ?? '').length + (original?.length ?? 0);
  }
  const texts = row.contents.reduce((sum, { html, text }) => sum + html.length + text.length, 0);
  return row.images.reduce((sum, { data }) => sum + (data?.length ?? 0), texts);
}

async function takeIn(
  db: ClipDatabase,
  batch: readonly GoodRow[],
  { tags, ...into }: AddItemsOptions & { readonly tags: readonly string[] },
): Promise<ItemOutcome[]> {
  if (batch.length === 0) return [];
  const whole = batch.filter((row) => 'clip' in row);
  const items = batch
    .filter((row) => 'item' in row)
    .map(({ item }) => (tags.length > 0 ? { ...item, tags: [...item.tags, ...tags] } : item));
  const merged = await mergeAndReport(
    db,
    whole.map((row) => row.clip),
    whole.flatMap((row) => row.contents),
    { now: Date.now(), onChanges: into.onChanges },
  );
  if (tags.length > 0) {
    const came = whole.filter((_row, index) => merged[index] !== 'known');
    const ids = came.map(({ clip }) => clip.id);
    const tagged = (clip: Clip) => ({ tags: [...clip.tags, ...tags] });
    into.onChanges(await changeClips(db, ids, tagged, into.now));
  }
  const pictured = whole.flatMap(({ clip, images }) =>
    images.length > 0 ? [{ clipId: clip.id, images }] : [],
  );
  if (pictured.length > 0) await importImages(db, pictured);
  if (items.length === 0) return merged;
  const taken = await addItems(db, items, into);
  await keepOriginals(
    db,
    items.filter((_item, index) => taken[index] !== 'trashed'),
  );
  return [...merged, ...taken];
}

/** Stores the source files of clips, if the user's settings say so. */
async function keepOriginals(db: ClipDatabase, items: readonly ImportItem[]): Promise<void> {
  const { keepPdf } = await clippingSettings(db);
  for (const { url, original } of keepPdf ? items : []) {
    if (original) await keepOriginal(db, { id: await idOfItem({ url }), url }, original);
  }
}
