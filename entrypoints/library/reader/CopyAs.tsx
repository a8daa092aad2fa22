import { useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import { writeClipboard } from '@/lib/browser/clipboard';
import type { Copied } from '@/lib/export/copy';
import { linkTo, richText } from '@/lib/export/copy';
import type { ClipWithText } from '@/lib/export/format';
import type { MarkdownTemplate } from '@/lib/export/markdown-template';
import { sanitise, serialise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import { contentsOf } from '@/lib/store/queries';
import { clipRow } from '@/lib/store/rows';
import { exportWords } from '../export/export-words';

interface Props {
  readonly db: ClipDatabase;
  readonly id: string;
  readonly template: MarkdownTemplate;
}

/** Copies a clip: as Markdown, formatted, or as a link. */
export function CopyAs({ db, id, template }: Props) {
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
    const { clipToMarkdown } = await import('@/lib/export/formats/markdown');
    return {
      html: '',
      text: clipToMarkdown({ clip }, contents?.html ?? null, template, exportWords(text)),
    };
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
