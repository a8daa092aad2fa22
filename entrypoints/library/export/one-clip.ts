import { exportToFolder } from '@/lib/export/folder';
import type { ExportWords } from '@/lib/export/format';
import { MARKDOWN } from '@/lib/export/formats';
import { markdownFiles } from '@/lib/export/formats/markdown';
import { readTemplates, templateFor } from '@/lib/export/kept-templates';
import type { ExportFile, ExportOptions } from '@/lib/export/run';
import { exportFile, createJob } from '@/lib/export/run';
import { sanitise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { clipRow } from '@/lib/store/rows';

/** Options for exporting one clip with the user's templates, without asking anything. */
async function optionsFor(
  db: ClipDatabase,
  id: string,
  words: ExportWords,
): Promise<ExportOptions> {
  const clip = await clipRow(db, id);
  return {
    selection: [id],
    title: clip?.title ?? '',
    templateFor: templateFor(await readTemplates(db), null),
    settings: {},
    language: 'en',
    words,
    now: Date.now(),
    sanitise,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
}

/** Exports one clip as a Markdown file. */
export async function exportMarkdownFile(
  db: ClipDatabase,
  id: string,
  words: ExportWords,
): Promise<ExportFile> {
  return exportFile(db, MARKDOWN, await optionsFor(db, id, words));
}

/** Writes one clip into a folder; files of other clips stay. */
export async function writeIntoFolder(
  db: ClipDatabase,
  id: string,
  words: ExportWords,
  folder: FileSystemDirectoryHandle,
): Promise<void> {
  const job = await createJob(db, { images: true }, await optionsFor(db, id, words));
  await exportToFolder(folder, markdownFiles(job), { keepOthers: true });
}
