import { useEffect, useRef, useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import { download } from '@/lib/browser/download';
import { settingsFromBackup } from '@/lib/browser/kept-settings';
import { loadExtractor } from '@/lib/browser/extractor';
import { sendMessage } from '@/lib/browser/messages';
import { runningText } from '@/lib/extraction/output/running-text';
import { sanitise, serialise } from '@/lib/extraction/output/sanitise';
import { countWords } from '@/lib/extraction/output/words';
import type { NamedBlob } from '@/lib/import/recognise';
import type { RepairFile } from '@/lib/import/repair';
import type { ImportPreview, ImportProgress, ImportReport } from '@/lib/import/run';
import { previewImport, runImport } from '@/lib/import/run';
import type { ExtractPage, PrepareHtml } from '@/lib/import/add-items';
import type { ImportEffects } from '@/lib/import/undo';
import { undoImport } from '@/lib/import/undo';
import type { BackupCheck } from '@/lib/import/verify';
import { verifyBackup } from '@/lib/import/verify';
import type { ClipDatabase } from '@/lib/store/database';

/** Stage of an import. */
export type ImportStep =
  | { readonly at: 'choosing' }
  | { readonly at: 'looking' | 'running'; readonly progress: ImportProgress }
  | {
      readonly at: 'preview';
      readonly files: readonly NamedBlob[];
      readonly preview: ImportPreview;
      readonly check: BackupCheck | null;
    }
  | { readonly at: 'report'; readonly report: ImportReport; readonly import: UndoableImport }
  | { readonly at: 'broken'; readonly detail: string };

/** An import made since the library was opened, which can still be undone. */
export interface UndoableImport {
  /** Names of the files. */
  readonly name: string;
  readonly done: ImportEffects;
}

/** The imports that can be undone, kept for as long as the library is open. */
export interface UndoableImports {
  readonly kept: readonly UndoableImport[];
  readonly change: (kept: readonly UndoableImport[]) => void;
}

const NOTHING: ImportProgress = { rows: 0, share: 0 };

const prepare: PrepareHtml = (html) => {
  const fragment = sanitise(html);
  const text = runningText(fragment);
  return { html: serialise(fragment), text, wordCount: countWords(text) };
};

const extract: ExtractPage = async (html, url) => {
  const { extractArticle } = await loadExtractor();
  // Inert: its scripts do not run, and nothing it refers to is loaded.
  const page = new DOMParser().parseFromString(html, 'text/html');
  try {
    return extractArticle(page, url);
  } catch {
    // The link is kept, as for a page without an article in a tab.
    return null;
  }
};

/** The import's stage; runs one task at a time, which can be stopped. */
function useSteps() {
  const [step, setStep] = useState<ImportStep>({ at: 'choosing' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const during = async (
    at: 'looking' | 'running',
    work: (options: {
      signal: AbortSignal;
      onProgress: (progress: ImportProgress) => void;
    }) => Promise<ImportStep>,
  ) => {
    const controller = new AbortController();
    running.current = controller;
    setStep({ at, progress: NOTHING });
    const onProgress = (progress: ImportProgress) => setStep({ at, progress });
    const next = await work({ signal: controller.signal, onProgress }).catch(
      (error: unknown): ImportStep => ({ at: 'broken', detail: String(error) }),
    );
    running.current = null;
    setStep(next);
  };
  return { step, setStep, during, stop: () => running.current?.abort() };
}

/** Examines files, and imports them when the user confirms; both can be stopped. */
export function useImport(db: ClipDatabase, imports: UndoableImports) {
  const { text, language } = useStrings();
  const [undone, setUndone] = useState<string | null>(null);
  const { step, setStep, during, stop } = useSteps();

  const look = (files: readonly File[]) =>
    during('looking', async (options) => {
      const named = files.map((file) => ({ name: file.name, blob: file }));
      const preview = await previewImport(db, named, options);
      if (options.signal.aborted) return { at: 'choosing' };
      return { at: 'preview', files: named, preview, check: null };
    });

  const start = (files: readonly NamedBlob[], tags: readonly string[]) =>
    during('running', async (options) => {
      const report = await runImport(db, files, {
        ...options,
        prepare,
        extract,
        tags,
        now: Date.now(),
      });
      if (report.settings !== undefined) await settingsFromBackup(db, report.settings);
      void sendMessage('sync').catch(() => undefined);
      const name = files.map((file) => file.name).join(', ');
      const kept = { name: name.slice(0, 200), done: report.done };
      if (report.added + report.changed > 0) imports.change([kept, ...imports.kept]);
      return { at: 'report', report, import: kept };
    });

  const undo = (which: UndoableImport) =>
    during('running', async ({ signal, onProgress }) => {
      const follow = (done: number, total: number) =>
        onProgress({ rows: done, share: done / Math.max(total, 1) });
      const following = { signal, onProgress: follow, now: () => Date.now() };
      const { trashed, changed } = await undoImport(db, which.done, following);
      imports.change(imports.kept.filter((each) => each !== which));
      void sendMessage('sync').catch(() => undefined);
      const number = new Intl.NumberFormat(language);
      setUndone(text('importUndone', number.format(trashed), number.format(changed)));
      return { at: 'choosing' };
    });

  const verify = (files: readonly NamedBlob[], preview: ImportPreview) =>
    during('looking', async ({ signal }) => {
      const [file] = files;
      const check = file ? await verifyBackup(db, file, signal) : null;
      return { at: 'preview', files, preview, check };
    });

  return {
    step,
    look: (files: readonly File[]) => void look(files),
    start: (files: readonly NamedBlob[], tags: readonly string[]) => {
      setUndone(null);
      void start(files, tags);
    },
    undo: (which: UndoableImport) => void undo(which),
    /** Message about an import that was undone. */
    undone,
    verify: (files: readonly NamedBlob[], preview: ImportPreview) => void verify(files, preview),
    stop,
    again: () => setStep({ at: 'choosing' }),
    save: ({ name, blob }: RepairFile) => download(name, blob),
  };
}
