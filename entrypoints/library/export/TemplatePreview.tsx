import { useEffect, useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import type { ClipWithText } from '@/lib/export/format';
import type { MarkdownTemplate } from '@/lib/export/markdown-template';
import { nameBy } from '@/lib/export/markdown-template';
import type { ClipDatabase } from '@/lib/store/database';
import { contentsOf, newestClips } from '@/lib/store/queries';
import { exportWords } from './export-words';

/** How long after the last key the preview is made anew, in milliseconds. */
const PAUSE = 200;

/** How much of a file the preview shows, in UTF-16 code units. */
const SHOWN = 4000;

interface Props {
  readonly db: ClipDatabase;
  readonly template: MarkdownTemplate;
}

/** The newest clip as the template has it, while it is typed; nothing where there is no clip. */
export function TemplatePreview({ db, template }: Props) {
  const { text } = useStrings();
  const [sample, setSample] = useState<ClipWithText | null>(null);
  const [shown, setShown] = useState('');
  useEffect(() => {
    void newestOf(db).then(setSample);
  }, [db]);
  useEffect(() => {
    if (!sample) return undefined;
    let isLatest = true;
    const timer = setTimeout(async () => {
      const { clipToMarkdown } = await import('@/lib/export/formats/markdown');
      const html = sample.contents?.html ?? null;
      const made = clipToMarkdown(sample, html, template, exportWords(text));
      if (isLatest) setShown(made.length > SHOWN ? `${made.slice(0, SHOWN)}…` : made);
    }, PAUSE);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [sample, template]);
  if (!sample || shown === '') return null;
  return (
    <section class="export-preview" aria-label={text('exportPreview')}>
      <p class="muted">{text('exportPreview')}</p>
      {/* What scrolls can be scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre dir="auto" tabIndex={0} data-testid="export-preview">
        <strong>{`${nameBy(template, sample.clip)}.md`}</strong>
        {`\n${shown}`}
      </pre>
    </section>
  );
}

async function newestOf(db: ClipDatabase): Promise<ClipWithText | null> {
  const [inbox] = await newestClips(db, 'inbox', 1);
  const clip = inbox ?? (await newestClips(db, 'archive', 1))[0];
  return clip ? { clip, contents: await contentsOf(db, clip) } : null;
}
