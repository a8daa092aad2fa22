import './import.css';
import { Brand } from '@/components/Brand';
import { FileDrop } from '@/components/FileDrop';
import { Icon } from '@/components/Icon';
import { ImportPreview } from '@/components/ImportPreview';
import { ImportReport } from '@/components/ImportReport';
import { useStrings } from '@/components/strings';
import { VerifyReport } from '@/components/VerifyReport';
import { ARCHIVE_FORMATS, IMPORT_FORMATS } from '@/lib/import/formats';
import type { ClipDatabase } from '@/lib/store/database';
import { useImport } from './use-import';

/** Makers, once each: `Pocket (CSV)` and `Pocket (HTML)` are Pocket. */
const READS = [
  ...new Set([...ARCHIVE_FORMATS, ...IMPORT_FORMATS].map(({ name }) => name.replace(/ \(.*/, ''))),
].filter((name) => name !== 'Tearsheet');

/**
 * Brings files in. A page of its own instead of the library: lists that follow every change would
 * make a large import slow.
 */
export function ImportScreen({ db }: { db: ClipDatabase }) {
  const { text, count, language } = useStrings();
  const { step, look, start, verify, stop, again, save } = useImport(db);
  const names = new Intl.ListFormat(language).format(READS);
  return (
    <div class="import-screen" data-testid="import-screen">
      <header class="library-bar">
        <Brand />
        <a class="import-back" href="#/" data-testid="import-back">
          <Icon name="back" /> {text('importBack')}
        </a>
      </header>
      <main>
        <h1>{text('importTitle')}</h1>
        {step.at === 'choosing' && (
          <>
            <p>{text('importIntro')}</p>
            <FileDrop onFiles={look} />
            <p class="muted">{text('importReads', names)}</p>
          </>
        )}
        {(step.at === 'looking' || step.at === 'running') && (
          <section aria-busy="true">
            <p>
              <label>
                {text(step.at === 'looking' ? 'importLooking' : 'importRunning')}
                <progress value={step.progress.share} max={1} />
              </label>
            </p>
            <p class="muted">{count('importRows', step.progress.rows)}</p>
            <button type="button" data-testid="import-stop" onClick={stop}>
              {text('importCancel')}
            </button>
          </section>
        )}
        {step.at === 'preview' && (
          <>
            {step.preview.fresh + step.preview.known === 0 && (
              <p class="notice">{text('importNothing')}</p>
            )}
            <ImportPreview preview={step.preview} />
            {step.check && <VerifyReport check={step.check} />}
            <p class="import-actions">
              <button
                type="button"
                class="primary"
                data-testid="import-start"
                onClick={() => start(step.files)}
              >
                {text('importStart')}
              </button>
              {step.preview.formats[0]?.id === 'backup' && step.files.length === 1 && (
                <button
                  type="button"
                  data-testid="import-verify"
                  onClick={() => verify(step.files, step.preview)}
                >
                  {text('importVerify')}
                </button>
              )}
              <button type="button" onClick={again}>
                {text('importOther')}
              </button>
            </p>
          </>
        )}
        {step.at === 'report' && <ImportReport report={step.report} onSave={save} />}
        {step.at === 'broken' && (
          <p class="notice" role="alert" data-testid="import-broken">
            {text('importBroke', step.detail)}
          </p>
        )}
        {(step.at === 'report' || step.at === 'broken') && (
          <p class="import-actions">
            <a class="button primary" href="#/">
              {text('done')}
            </a>
            <button type="button" onClick={again}>
              {text('importMore')}
            </button>
            {step.at === 'report' && step.report.added > 0 && (
              <a class="button" href="#/texts" data-testid="import-texts">
                {text('rescueTitle')}
              </a>
            )}
          </p>
        )}
      </main>
    </div>
  );
}
