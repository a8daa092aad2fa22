import { markdownFiles } from '@/lib/export/formats/markdown';
import { readTemplate } from '@/lib/export/markdown-template';
import type { ExportWords } from '@/lib/export/format';
import type { ExportFile } from '@/lib/export/run';
import { exportFile } from '@/lib/export/run';
import { sanitise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { clipRow } from '@/lib/store/rows';

/** One clip as Markdown, as the person's template has it, without asking anything. */
export async function exportMarkdownFile(
  db: ClipDatabase,
  id: string,
  words: ExportWords,
): Promise<ExportFile> {
  const clip = await clipRow(db, id);
  return exportFile(
    db,
    {
      id: 'markdown',
      kind: 'files',
      extension: 'md',
      type: 'text/markdown',
      load: () => Promise.resolve(markdownFiles),
    },
    {
      selection: [id],
      title: clip?.title ?? '',
      template: await readTemplate(db),
      settings: {},
      language: 'en',
      words,
      now: Date.now(),
      sanitise,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
  );
}
