import './import.css';
import { FileDrop } from '@/components/import/FileDrop';
import { formatName } from '@/components/import/format-name';
import { Icon } from '@/components/controls/Icon';
import { ScreenBar } from '@/components/controls/ScreenBar';
import { ImportPreview } from '@/components/import/ImportPreview';
import { ImportReport } from '@/components/import/ImportReport';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import { TagInput } from '@/components/tags/TagInput';
import { useWatched } from '@/components/use-watched';
import { VerifyReport } from '@/components/import/VerifyReport';
import { ARCHIVE_FORMATS, IMPORT_FORMATS } from '@/lib/import/formats';
import { countsOf } from '@/lib/clips/tag-counts';
import { watch } from '@/lib/store/live';
import { tagUses } from '@/lib/store/queries';
import type { ClipDatabase } from '@/lib/store/database';
import type { UndoableImports, UndoableImport } from './use-import';
import { useImport } from './use-import';

/** Each service once: `Pocket (CSV)` and `Pocket (HTML)` are both Pocket. */
const READS = [
  ...new Set([...ARCHIVE_FORMATS, ...IMPORT_FORMATS].map(({ name }) => name.replace(/ \(.*/, ''))),
].filter((name) => name !== 'Tearsheet');

interface ScreenProps {
  readonly db: ClipDatabase;
  /** Files that were dropped elsewhere, to be examined at once. */
  readonly files: readonly File[];
  readonly imports: UndoableImports;
}

/**
 * Screen for importing files. Replaces the library, since lists that follow every change would make
 * a large import slow.
 */
export function ImportScreen({ db, files, imports }: ScreenProps) {
  const { text } = useStrings();
  const importing = useImport(db, imports);
  useEffect(() => {
    if (files.length > 0) importing.look(files);
  }, []);
  const { step, save } = importing;
  return (
    <div class="import-screen" data-testid="import-screen">
      <ScreenBar testId="import-back" />
      <main>
        <h1>{text('importTitle')}</h1>
        {step.at === 'choosing' && (
          <>
            <Choosing onFiles={importing.look} />
            <Undoing importing={importing} imports={imports.kept} />
          </>
        )}
        {(step.at === 'looking' || step.at === 'running') && (
          <Progress step={step} onStop={importing.stop} />
        )}
        {step.at === 'preview' && <Preview db={db} step={step} importing={importing} />}
        {step.at === 'report' && <ImportReport report={step.report} onSave={save} />}
        {step.at === 'broken' && (
          <p class="notice" role="alert" data-testid="import-broken">
            {text('importBroke', step.detail)}
          </p>
        )}
        {(step.at === 'report' || step.at === 'broken') && (
          <Next hasAdded={step.at === 'report' && step.report.added > 0} onMore={importing.again}>
            {step.at === 'report' && imports.kept.includes(step.import) && (
              <Undo which={step.import} importing={importing} />
            )}
          </Next>
        )}
      </main>
    </div>
  );
}

type Importing = ReturnType<typeof useImport>;
type StepAt<At> = Extract<Importing['step'], { readonly at: At }>;

function Choosing({ onFiles }: { readonly onFiles: Importing['look'] }) {
  const { text, language } = useStrings();
  const names = READS.map((name) => formatName(name, text)).toSorted(
    new Intl.Collator(language).compare,
  );
  return (
    <>
      <p>{text('importIntro')}</p>
      <FileDrop onFiles={onFiles} />
      <p class="muted">{text('importReads', new Intl.ListFormat(language).format(names))}</p>
    </>
  );
}

interface ProgressProps {
  readonly step: StepAt<'looking' | 'running'>;
  readonly onStop: () => void;
}

function Progress({ step, onStop }: ProgressProps) {
  const { text, count } = useStrings();
  return (
    <section aria-busy="true">
      <p>
        <label>
          {text(step.at === 'looking' ? 'importLooking' : 'importRunning')}
          <progress value={step.progress.share} max={1} />
        </label>
      </p>
      <p class="muted">{count('importRows', step.progress.rows)}</p>
      <button type="button" data-testid="import-stop" onClick={onStop}>
        {text('importCancel')}
      </button>
    </section>
  );
}

interface UndoProps {
  readonly which: UndoableImport;
  readonly importing: Importing;
}

function Undo({ which, importing }: UndoProps) {
  const { text } = useStrings();
  return (
    <button type="button" data-testid="import-undo" onClick={() => importing.undo(which)}>
      <Icon name="restore" /> {text('importUndo')}
    </button>
  );
}

interface UndoingProps {
  readonly importing: Importing;
  readonly imports: readonly UndoableImport[];
}

/** The imports that can still be undone. */
function Undoing({ importing, imports }: UndoingProps) {
  const { text } = useStrings();
  return (
    <>
      <p role="status" data-testid="import-undone">
        {importing.undone}
      </p>
      {imports.length > 0 && (
        <section>
          <h2>{text('importsDone')}</h2>
          <ul class="import-kept">
            {imports.map((each, index) => (
              <li key={index}>
                <bdi>{each.name}</bdi> <Undo which={each} importing={importing} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface PreviewProps {
  readonly db: ClipDatabase;
  readonly step: StepAt<'preview'>;
  readonly importing: Importing;
}

/** Preview of the import, with the button that starts it. */
function Preview({ db, step: { preview, check, files }, importing }: PreviewProps) {
  const { text } = useStrings();
  const [tags, setTags] = useState<readonly string[]>([]);
  const uses = useWatched(
    watch(() => tagUses(db)),
    [db],
  );
  const counts = useMemo(() => countsOf(uses ?? []), [uses]);
  const isBackup = preview.formats[0]?.id === 'backup' && files.length === 1;
  return (
    <>
      {preview.fresh + preview.known === 0 && <p class="notice">{text('importNothing')}</p>}
      <ImportPreview preview={preview} />
      {check && <VerifyReport check={check} />}
      <h2>{text('importTag')}</h2>
      <TagInput tags={tags} counts={counts} onChange={setTags} />
      <p class="import-actions">
        <button
          type="button"
          class="primary"
          data-testid="import-start"
          onClick={() => importing.start(files, tags)}
        >
          {text('importStart')}
        </button>
        {isBackup && (
          <button
            type="button"
            data-testid="import-verify"
            onClick={() => importing.verify(files, preview)}
          >
            {text('importVerify')}
          </button>
        )}
        <button type="button" onClick={importing.again}>
          {text('importOther')}
        </button>
      </p>
    </>
  );
}

interface NextProps {
  readonly hasAdded: boolean;
  readonly onMore: () => void;
  readonly children: ComponentChildren;
}

/** Links to follow after a report. */
function Next({ hasAdded, onMore, children }: NextProps) {
  const { text } = useStrings();
  return (
    <p class="import-actions">
      <a class="button primary" href="#/">
        {text('done')}
      </a>
      <button type="button" onClick={onMore}>
        {text('importMore')}
      </button>
      {hasAdded && (
        <a class="button" href="#/texts" data-testid="import-texts">
          {text('rescueTitle')}
        </a>
      )}
      {children}
    </p>
  );
}
