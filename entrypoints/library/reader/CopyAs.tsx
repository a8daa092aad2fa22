import { useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import { writeClipboard } from '@/lib/browser/clipboard';
import type { Copied } from '@/lib/export/copy';
import { linkTo, richText } from '@/lib/export/copy';
import type { ClipWithText } from '@/lib/export/format';
import type { TemplateFor } from '@/lib/export/kept-templates';
import { sanitise, serialise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { readPageValues } from '@/lib/store/page-values';
import { clipOf } from '@/lib/store/database';
import { contentsOf } from '@/lib/store/queries';
import { clipRow } from '@/lib/store/rows';
import { exportWords } from '../export/export-words';

interface Props {
  readonly db: ClipDatabase;
  readonly id: string;
  readonly templateFor: TemplateFor;
}

/** Buttons that copy a clip as Markdown, as formatted text or as a link. */
export function CopyAs({ db, id, templateFor }: Props) {
  const { text } = useStrings();
  const [said, setSaid] = useState('');
  const copy = async (make: (clip: ClipWithText) => Copied | Promise<Copied>) => {
    try {
      const row = await clipRow(db, id);
      if (!row) return;
      const copied = await make({ clip: clipOf(row), contents: await contentsOf(db, row) });
      await writeClipboard(copied);
      setSaid(text('copied'));
    } catch (error) {
      setSaid(text('actionFailed', String(error)));
    }
  };
  const asMarkdown = async ({ clip, contents }: ClipWithText): Promise<Copied> => {
    const { markdownFile } = await import('@/lib/export/formats/markdown');
    const file = markdownFile(clip, {
      html: contents?.html ?? null,
      template: templateFor(clip),
      words: exportWords(text),
      page: await readPageValues(db, clip.id),
    });
    return { html: '', text: file.text };
  };
  const asRichText = (each: ClipWithText) =>
    richText(each, serialise(sanitise(each.contents?.html ?? '')));
  return (
    <p class="export-actions">
      <span>{text('copyAs')}</span>
      <button type="button" data-testid="copy-markdown" onClick={() => void copy(asMarkdown)}>
        {text('copyMarkdown')}
      </button>
      <button type="button" data-testid="copy-rich" onClick={() => void copy(asRichText)}>
        {text('copyRich')}
      </button>
      <button
        type="button"
        data-testid="copy-link"
        onClick={() => void copy(({ clip }) => linkTo(clip))}
      >
        {text('copyLink')}
      </button>
      <span role="status" data-testid="copied">
        {said}
      </span>
    </p>
  );
}
