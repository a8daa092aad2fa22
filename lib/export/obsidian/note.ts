import type { ClipDatabase } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import { readPageValues } from '@/lib/store/page-values';
import { contentsOf } from '@/lib/store/queries';
import { clipRow } from '@/lib/store/rows';
import type { MarkdownFile, MarkdownSource } from '../formats/markdown';
import { markdownFile } from '../formats/markdown';
import { readTemplates, templateFor } from '../kept-templates';

/** One clip as a Markdown note with linked images; `null` if there is no such clip. */
export async function noteOf(
  db: ClipDatabase,
  id: string,
  words: MarkdownSource['words'],
): Promise<MarkdownFile | null> {
  const row = await clipRow(db, id);
  if (!row) return null;
  const clip = clipOf(row);
  const [templates, contents, page] = await Promise.all([
    readTemplates(db),
    contentsOf(db, row),
    readPageValues(db, id),
  ]);
  const template = templateFor(templates, null)(clip);
  return markdownFile(clip, { html: contents?.html ?? null, template, words, page });
}
