import { useEffect, useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import type { Clip } from '@/lib/clips/clip';
import type { PageValues } from '@/lib/clips/page-values';
import type { ClipWithText } from '@/lib/export/format';
import type { MarkdownTemplate } from '@/lib/export/standard-template';
import type { ClipDatabase } from '@/lib/store/database';
import { readPageValues } from '@/lib/store/page-values';
import { contentsOf, newestClips } from '@/lib/store/queries';
import { exportWords } from './export-words';

/** Delay from the last keystroke to the next preview, in milliseconds. */
const PAUSE = 200;

/** Maximum length of the preview, in UTF-16 code units. */
const SHOWN = 4000;

interface Props {
  readonly db: ClipDatabase;
  readonly template: MarkdownTemplate;
}

/** A clip as the preview uses it. */
interface Sample extends ClipWithText {
  readonly page: PageValues;
}

/** The file that a template makes of a clip. */
interface RenderedFile {
  readonly path: string;
  readonly text: string;
  /** Whether a part of the template produced too much and was left out. */
  readonly faulty: boolean;
}

/** Number of highlights that an import of the clip's file would not restore. */
interface Lost {
  readonly title: string;
  readonly count: number;
}

/** Live preview of the template with the newest clip; empty without clips. */
export function TemplatePreview({ db, template }: Props) {
  const { text, language } = useStrings();
  const [{ sample, marked }, setSamples] = useState<Samples>({ sample: null, marked: null });
  const [made, setMade] = useState<RenderedFile | null>(null);
  const [lost, setLost] = useState<Lost | null>(null);
  useEffect(() => {
    void samplesOf(db).then(setSamples);
  }, [db]);
  useEffect(() => {
    if (!sample) return undefined;
    let isLatest = true;
    const timer = setTimeout(async () => {
      const words = exportWords(text);
      const next = await fileOf(sample, template, words);
      const without = marked && (await lostOf(marked, template, words));
      if (!isLatest) return;
      setMade(next);
      setLost(without);
    }, PAUSE);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [sample, marked, template]);
  if (!sample || !made) return null;
  const number = new Intl.NumberFormat(language);
  const shown = made.text.length > SHOWN ? `${made.text.slice(0, SHOWN)}…` : made.text;
  return (
    <section class="export-preview" aria-label={text('exportPreview')}>
      <p class="muted">{text('exportPreview')}</p>
      <div role="status" data-testid="export-preview-notes">
        {made.faulty && <p class="notice">{text('templateFaults', sample.clip.title)}</p>}
        {lost && lost.count > 0 && (
          <p class="notice">
            {text('templateNoHighlights', lost.title, number.format(lost.count))}
          </p>
        )}
      </div>
      {/* A scrollable area must be scrollable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre dir="auto" tabIndex={0} data-testid="export-preview">
        <strong>{made.path}</strong>
        {`\n${shown}`}
      </pre>
    </section>
  );
}

async function fileOf(
  { clip, contents, page }: Sample,
  template: MarkdownTemplate,
  words: ReturnType<typeof exportWords>,
): Promise<RenderedFile> {
  const { markdownFile } = await import('@/lib/export/formats/markdown');
  const html = contents?.html ?? null;
  const { folder, name, text, faults } = markdownFile(clip, { html, template, words, page });
  return {
    path: `${folder === '' ? '' : `${folder}/`}${name}.md`,
    text,
    faulty: faults.some(({ fault }) => fault === 'tooMuch'),
  };
}

async function lostOf(
  sample: Sample,
  template: MarkdownTemplate,
  words: ReturnType<typeof exportWords>,
): Promise<Lost> {
  const { title, highlights } = sample.clip;
  const { countReturningHighlights } = await import('@/lib/import/returning-highlights');
  const { text } = await fileOf(sample, template, words);
  return { title, count: highlights.length - (await countReturningHighlights(highlights, text)) };
}

/** The newest clip, and the newest of the recent ones that has highlights. */
interface Samples {
  readonly sample: Sample | null;
  readonly marked: Sample | null;
}

async function samplesOf(db: ClipDatabase): Promise<Samples> {
  const newest = await newestClips(db, 'inbox', 50);
  const clips = newest.length > 0 ? newest : await newestClips(db, 'archive', 50);
  const sampleOf = async (clip: Clip | undefined) =>
    clip
      ? { clip, contents: await contentsOf(db, clip), page: await readPageValues(db, clip.id) }
      : null;
  const marked = clips.find(({ highlights }) => highlights.length > 0);
  return { sample: await sampleOf(clips[0]), marked: await sampleOf(marked) };
}
