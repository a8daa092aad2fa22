import { useEffect, useRef, useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import {
  canChooseFolder,
  chooseFolder,
  chosenFolder,
  hasWritePermission,
} from '@/lib/browser/chosen-folder';
import type { ChosenFolder } from '@/lib/browser/chosen-folder';
import { download } from '@/lib/browser/download';
import { settingsForBackup } from '@/lib/browser/kept-settings';
import { exportToFolder } from '@/lib/export/folder';
import type { Clip } from '@/lib/clips/clip';
import type { ExportFormat, FilesFormat, Selection } from '@/lib/export/format';
import type { TemplateFor } from '@/lib/export/kept-templates';
import { exportFile, createJob } from '@/lib/export/run';
import type { ExportOptions } from '@/lib/export/run';
import { sanitise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { clipRow } from '@/lib/store/rows';
import { exportName } from './export-name';
import { exportWords } from './export-words';

/** Stage of an export. */
export type ExportState =
  | { readonly at: 'idle' }
  | { readonly at: 'running'; readonly done: number; readonly total: number }
  | { readonly at: 'said'; readonly text: string; readonly failed: boolean };

/** Contents and template of an export. */
export interface ExportRequest {
  readonly selection: Selection;
  readonly title: string;
  readonly templateFor: TemplateFor;
  readonly only: ExportOptions['only'];
}

const hasFolder = (id: ExportFormat['id']): id is ChosenFolder['id'] =>
  id === 'markdown' || id === 'html' || id === 'text';

/** Exports at the user's request, with progress; can be stopped. */
export function useExport(db: ClipDatabase, format: ExportFormat) {
  const { text } = useStrings();
  const { state, say, during, stop } = useRun(db, format);
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  useEffect(() => {
    setFolder(null);
    if (canChooseFolder() && hasFolder(format.id)) void chosenFolder(format.id).then(setFolder);
  }, [format.id]);

  const toFile = (request: ExportRequest) =>
    during(request, async (options) => {
      const { name: plain, blob } = await exportFile(db, format, options);
      const name = nameOf(plain, format, options);
      download(name, blob);
      return text('exported', name);
    });

  const toFolder = async (
    request: ExportRequest,
    files: FilesFormat,
    known: ChosenFolder | null,
  ) => {
    if (!hasFolder(files.id)) return;
    const chosen = known ?? (await chooseFolder(files.id));
    if (!chosen) return;
    setFolder(chosen);
    if (!(await hasWritePermission(chosen))) {
      say(text('exportNoFolder'), true);
      return;
    }
    await during(request, async (options) => {
      const write = await files.load();
      const report = await exportToFolder(
        chosen.handle,
        write(await createJob(db, files, options)),
      );
      const [written, same, gone] = [report.written, report.unchanged, report.removed].map(String);
      return text('exportFolderDone', written ?? '', same ?? '', gone ?? '');
    });
  };

  return {
    state,
    folder,
    canKeepFolder: canChooseFolder() && format.kind === 'files',
    toFile: (request: ExportRequest) => void toFile(request),
    toFolder: (request: ExportRequest, known: ChosenFolder | null) => {
      if (format.kind === 'files') void toFolder(request, format, known);
    },
    stop,
  };
}

function nameOf(name: string, { id }: ExportFormat, { selection, title, now }: ExportOptions) {
  const several = selection === 'all' || selection.length > 1;
  return exportName({ name, format: id, title: several ? title : null, now });
}

/** Maximum number of clips named in a message. */
const MOST_NAMED = 5;

/** Runs one export at a time: its progress, its final message, and a way to stop it. */
function useRun(db: ClipDatabase, format: ExportFormat) {
  const { text, language } = useStrings();
  const optionsFor = useOptions(db, format);
  const [state, setState] = useState<ExportState>({ at: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const list = new Intl.ListFormat(language);
  /** Message naming some of the clips for which a template could not be filled in completely. */
  const faultsIn = (titles: readonly string[]) => {
    if (titles.length === 0) return [];
    const named = titles.length > MOST_NAMED ? [...titles.slice(0, MOST_NAMED), '…'] : titles;
    return [text('templateFaults', list.format(named))];
  };
  const say = (message: string, failed = false) => setState({ at: 'said', text: message, failed });

  const during = async (
    request: ExportRequest,
    work: (options: ExportOptions) => Promise<string>,
  ) => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    let shown = 0;
    const faulty: string[] = [];
    const onTemplateFault = ({ title }: Clip) => void faulty.push(title);
    const onProgress = (done: number, total: number) => {
      if (performance.now() - shown < 100) return;
      shown = performance.now();
      setState({ at: 'running', done, total });
    };
    setState({ at: 'running', done: 0, total: 0 });
    try {
      const options = await optionsFor(request);
      const done = await work({ ...options, signal, onProgress, onTemplateFault });
      say([done, ...faultsIn(faulty)].join(' '));
    } catch (error) {
      const tooMany = error instanceof Error && error.name === 'TooManyFiles';
      if (signal.aborted) say(text('exportStopped'));
      else say(tooMany ? text('exportTooMany') : text('actionFailed', String(error)), true);
    }
    running.current = null;
  };
  return { state, say, during, stop: () => running.current?.abort() };
}

/**
 * Returns a function that assembles an export's options, except those for progress and stopping.
 */
function useOptions(db: ClipDatabase, format: ExportFormat) {
  const { text, language } = useStrings();
  return async (request: ExportRequest): Promise<Omit<ExportOptions, 'signal' | 'onProgress'>> => {
    const { selection } = request;
    const [id] = selection === 'all' || selection.length > 1 ? [] : selection;
    const clip = id === undefined ? undefined : await clipRow(db, id);
    return {
      ...request,
      title: clip?.title ?? request.title,
      settings: format.id === 'backup' ? await settingsForBackup(db) : {},
      language,
      now: Date.now(),
      words: exportWords(text),
      sanitise,
    };
  };
}
