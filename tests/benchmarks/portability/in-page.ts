/**
 * The part of the benchmark that runs in a Chromium page: bare versions and our code, on the same
 * rows.
 */
import { gfm } from '@joplin/turndown-plugin-gfm';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import Papa from 'papaparse';
import TurndownService from 'turndown';
import { exportFile } from '@/lib/export/run';
import type { ExportFormat } from '@/lib/export/format';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import { sanitise, serialise } from '@/lib/extraction/output/sanitise';
import { runImport } from '@/lib/import/run';
import type { ClipRow } from '@/lib/store/database';
import { ClipDatabase } from '@/lib/store/database';
import { articleHtml, fill } from './rows';

/** Measurements of a piece of work. */
export interface Measured {
  readonly ms: number;
  /** Peak of the JavaScript heap above its initial size, including garbage, in bytes. */
  readonly peak: number;
  /** The same after garbage collection, which runs every few seconds. */
  readonly held: number;
  /** The longest time that the page was blocked, in milliseconds. */
  readonly longest: number;
  readonly bytes: number;
}

const BATCH = 500;
const kept = new Map<string, Blob>();

interface Memory {
  readonly memory: { readonly usedJSHeapSize: number };
}
const heap = () => (performance as unknown as Memory).memory.usedJSHeapSize;

const collect = () => (globalThis as { gc?: () => void }).gc?.();
const COLLECT_EVERY = 3000;

async function measured(work: () => Promise<number>): Promise<Measured> {
  collect();
  // Creating the rows is itself a long task, which must not be counted.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const before = heap();
  let peak = before;
  let held = before;
  let longest = 0;
  const collections: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      // Garbage is collected by the benchmark, to see what is in use.
      const ours = collections.some((at) => at >= startTime && at <= startTime + duration);
      if (!ours) longest = Math.max(longest, duration);
    }
  });
  observer.observe({ type: 'longtask' });
  const timer = setInterval(() => {
    peak = Math.max(peak, heap());
  }, 10);
  const collector = setInterval(() => {
    collections.push(performance.now());
    collect();
    held = Math.max(held, heap());
  }, COLLECT_EVERY);
  const start = performance.now();
  const bytes = await work();
  const ms = performance.now() - start;
  peak = Math.max(peak, heap());
  clearInterval(timer);
  clearInterval(collector);
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { ms, peak: peak - before, held: held - before, longest, bytes };
}

async function* rowsOf(db: ClipDatabase) {
  const ids = await db.clips.orderBy('clippedAt').primaryKeys();
  for (let start = 0; start < ids.length; start += BATCH) {
    const clips = await db.clips.bulkGet(ids.slice(start, start + BATCH));
    const there = clips.filter((clip) => clip !== undefined);
    const keys = there.map((clip): [string, string] => [clip.id, clip.revision ?? '']);
    const contents = await db.contents.bulkGet(keys);
    for (const [index, clip] of there.entries()) yield { clip, contents: contents[index] };
  }
}

/** Reads the rows, converts them with the same library, and zips them with the same library. */
async function bareMarkdown(name: string): Promise<Measured> {
  return measured(async () => {
    const db = new ClipDatabase(name);
    const service = new TurndownService();
    service.use(gfm);
    const parts: Blob[] = [];
    const zip = new Zip((_error, chunk) => parts.push(new Blob([new Uint8Array(chunk)])));
    for await (const { clip, contents } of rowsOf(db)) {
      const file = new ZipDeflate(`${clip.id}.md`, { level: 6 });
      zip.add(file);
      file.push(strToU8(service.turndown(contents?.html ?? '')), true);
    }
    zip.end();
    db.close();
    return new Blob(parts).size;
  });
}

async function bareJson(name: string): Promise<Measured> {
  return measured(async () => {
    const db = new ClipDatabase(name);
    const parts: Blob[] = [];
    for await (const row of rowsOf(db)) parts.push(new Blob([JSON.stringify(row)]));
    db.close();
    return new Blob(parts).size;
  });
}

async function exportOurs(name: string, id: ExportFormat['id']): Promise<Measured> {
  return measured(async () => {
    const db = new ClipDatabase(name);
    const format = EXPORT_FORMATS.find((each) => each.id === id);
    if (!format) throw new Error(id);
    const { blob } = await exportFile(db, format, {
      selection: 'all',
      title: 'Benchmark',
      language: 'en',
      words: {
        contents: '',
        notes: '',
        highlights: '',
        highlightsAndNotes: '',
        source: '',
        clipped: '',
        image: '',
      },
      templateFor: () => DEFAULT_TEMPLATE,
      settings: {},
      sanitise,
      now: Date.now(),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    kept.set(id, blob);
    db.close();
    return blob.size;
  });
}

/** Reads the file, parses each line, and writes the rows unchanged. */
async function bareBackup(into: string): Promise<Measured> {
  const blob = kept.get('backup') ?? new Blob();
  return measured(async () => {
    const db = new ClipDatabase(into);
    let seq = 0;
    let batch: { clip: ClipRow; contents: object[] }[] = [];
    const write = async () => {
      const [clips, contents] = [
        batch.map(({ clip }) => clip),
        batch.flatMap((row) => row.contents),
      ];
      batch = [];
      await db.transaction('rw', db.clips, db.contents, async () => {
        await db.clips.bulkPut(
          clips.map((clip) => ({
            ...clip,
            seq: (seq += 1),
            touchedAt: 1,
            shelf: 'inbox',
            star: 0,
          })),
        );
        await db.contents.bulkPut(contents.map((each) => ({ ...each, seq: (seq += 1) }) as never));
      });
    };
    const reader = blob.stream().pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('{"clip"')) batch.push(JSON.parse(line.replace(/,$/, '')));
        if (batch.length >= 100) await write();
      }
    }
    await write();
    db.close();
    return blob.size;
  });
}

/** Parses the table with the same library, and writes equivalent rows. */
async function bareTable(from: string, into: string, csv: string): Promise<Measured> {
  const source = new ClipDatabase(from);
  const rows = await source.clips.toArray();
  source.close();
  const blob = new Blob([csv]);
  return measured(async () => {
    const db = new ClipDatabase(into);
    const text = await blob.text();
    const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
    for (let start = 0; start < rows.length; start += BATCH) {
      await db.clips.bulkPut(rows.slice(start, start + BATCH));
    }
    db.close();
    return data.length;
  });
}

async function importOurs(blob: Blob, into: string): Promise<Measured> {
  return measured(async () => {
    const db = new ClipDatabase(into);
    const report = await runImport(db, [{ name: 'file', blob }], {
      now: Date.now(),
      signal: new AbortController().signal,
      onProgress: () => undefined,
      extract: () => Promise.resolve(null),
      prepare: (html) => ({ html: serialise(sanitise(html)), text: 'text', wordCount: 1 }),
    });
    db.close();
    if (report.failed > 0) throw new Error(JSON.stringify(report.failures[0]));
    return report.added;
  });
}

const tables = new Map<number, string>();

function tableOf(count: number): string {
  const known = tables.get(count);
  if (known !== undefined) return known;
  const lines = Array.from(
    { length: count },
    (_each, at) =>
      `"Article ${at}, with a title",https://site${at % 500}.example/articles/${at}?utm_source=x,${1_600_000_000 + at},energy|oil|tag${at % 40},${at % 3 === 0 ? 'archive' : 'unread'}`,
  );
  const csv = `title,url,time_added,tags,status\n${lines.join('\n')}\n`;
  tables.set(count, csv);
  return csv;
}

/** Functions that the benchmark calls. */
export const work = {
  fill: async (name: string, count: number) => {
    await fill(name, count);
    return { ms: 0, peak: 0, held: 0, longest: 0, bytes: articleHtml(0).length };
  },
  bareMarkdown,
  bareJson,
  markdown: (name: string) => exportOurs(name, 'markdown'),
  backup: (name: string) => exportOurs(name, 'backup'),
  bareBackup,
  backupIn: (into: string) => importOurs(kept.get('backup') ?? new Blob(), into),
  table: (into: string, count: number) => importOurs(new Blob([tableOf(count)]), into),
  bareTable: (from: string, into: string, count: number) => bareTable(from, into, tableOf(count)),
  forget: async (...names: string[]) => {
    for (const name of names) {
      const db = new ClipDatabase(name);
      await db.delete();
    }
    return { ms: 0, peak: 0, held: 0, longest: 0, bytes: 0 };
  },
};
