import { Blob as NodeBlob } from 'node:buffer';
import { strToU8, zipSync } from 'fflate';
import { sanitise, serialise } from '@/lib/extraction/output/sanitise';
import { runningText } from '@/lib/extraction/output/running-text';
import { countWords } from '@/lib/extraction/output/words';
import type { ImportItem, ImportRow } from '@/lib/import/item';
import type { NamedBlob } from '@/lib/import/recognise';
import { sourcesIn } from '@/lib/import/recognise';
import type { ImportReport } from '@/lib/import/run';
import { runImport } from '@/lib/import/run';
import { extractArticle } from '@/lib/extraction/extract';
import type { ExtractPage, PrepareHtml } from '@/lib/import/add-items';
import type { ClipDatabase } from '@/lib/store/database';

// jsdom's Blob cannot be streamed.
Object.assign(globalThis, { Blob: NodeBlob });

/** A file as it would come from the user's disk. */
export function file(name: string, content: string | Uint8Array<ArrayBuffer>): NamedBlob {
  return { name, blob: new Blob([content]) };
}

/** A zip of files. */
export function zipped(name: string, entries: Record<string, string | Uint8Array>): NamedBlob {
  const bytes = Object.entries(entries).map(([path, content]): [string, Uint8Array] => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return { name, blob: new Blob([new Uint8Array(zipSync(Object.fromEntries(bytes)))]) };
}

/** The rows of files, each with the id of its format. */
export async function rowsOf(...files: NamedBlob[]): Promise<(ImportRow & { format?: string })[]> {
  const rows: (ImportRow & { format?: string })[] = [];
  for await (const source of sourcesIn(files)) {
    if ('failed' in source) {
      rows.push(source.failed);
      continue;
    }
    const each =
      'file' in source ? source.format.rows(source.file) : source.format.rows(source.files);
    for await (const row of each) rows.push({ ...row, format: source.format.id });
  }
  return rows;
}

/** The items of files without errors, and their format. */
export async function itemsOf(
  ...files: NamedBlob[]
): Promise<{ format: string | undefined; items: Partial<ImportItem>[] }> {
  const rows = await rowsOf(...files);
  const items = rows.map((row) => {
    if ('item' in row) return said(row.item);
    throw new Error(`Not an item: ${JSON.stringify(row)}`);
  });
  return { format: rows[0]?.format, items };
}

/** An item without its empty fields. */
function said(item: ImportItem): Partial<ImportItem> {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([, value]) => value !== null && value !== false && !(Array.isArray(value) && !value.length),
    ),
  );
}

export const extract: ExtractPage = (html, url) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  try {
    return Promise.resolve(extractArticle(page, url));
  } catch {
    return Promise.resolve(null);
  }
};

export const prepare: PrepareHtml = (html) => {
  const fragment = sanitise(html);
  const text = runningText(fragment);
  return { html: serialise(fragment), text, wordCount: countWords(text) };
};

/** Imports files. */
export function importFiles(
  db: ClipDatabase,
  files: readonly NamedBlob[],
  signal = new AbortController().signal,
): Promise<ImportReport> {
  const now = Date.UTC(2026, 0, 2);
  return runImport(db, files, { signal, onProgress: () => undefined, prepare, extract, now });
}
