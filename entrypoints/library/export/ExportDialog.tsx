import './export.css';
import { useState } from 'preact/hooks';
import type { Scope } from '@/components/export/ExportForm';
import { ExportForm } from '@/components/export/ExportForm';
import { Icon } from '@/components/controls/Icon';
import { useStrings } from '@/components/strings';
import { useModal } from '@/components/controls/use-modal';
import type { Clip } from '@/lib/clips/clip';
import type { ExportFormat, Selection } from '@/lib/export/format';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import type { ClipDatabase } from '@/lib/store/database';
import { CopyAs } from '../reader/CopyAs';
import { MarkdownTemplates } from './MarkdownTemplates';
import type { ExportRequest, ExportState } from './use-export';
import { useExport } from './use-export';
import { useTemplates } from './use-templates';

/** Clips that the dialog offers to export together, with a title for the result. */
export interface ExportScope extends Scope {
  readonly selection: Selection;
  readonly title: string;
  /** Strips from a clip whatever is not to be exported. */
  readonly only?: (clip: Clip) => Clip;
}

interface Props {
  readonly db: ClipDatabase;
  /** The first is preselected. */
  readonly scopes: readonly [ExportScope, ...ExportScope[]];
  /** The first is preselected. */
  readonly formats?: readonly [ExportFormat, ...ExportFormat[]];
  readonly onClose: () => void;
}

/** Dialog for exporting clips: which ones, in which format, with progress. */
export function ExportDialog({ db, scopes, formats = EXPORT_FORMATS, onClose }: Props) {
  const { text } = useStrings();
  const dialog = useModal();
  const [scopeId, setScopeId] = useState(scopes[0].id);
  const [formatId, setFormatId] = useState(formats[0].id);
  const templates = useTemplates(db);
  const format = formats.find(({ id }) => id === formatId) ?? formats[0];
  const scope = scopes.find(({ id }) => id === scopeId) ?? scopes[0];
  const exporting = useExport(db, format);
  const { selection, title, only } = scope;
  const request = { selection, title, only, templateFor: templates.templateFor };
  return (
    <dialog ref={dialog} class="export" data-testid="export-dialog" onClose={onClose}>
      <h1 tabIndex={-1} autoFocus>
        {text('exportMenu')}
      </h1>
      <ExportForm
        scopes={scopes}
        scope={scope.id}
        onScope={setScopeId}
        formats={formats}
        format={format.id}
        onFormat={setFormatId}
      >
        {format.id === 'markdown' && templates.isReady && (
          <MarkdownTemplates db={db} templates={templates} />
        )}
      </ExportForm>
      {scope.id === 'open' && scope.selection !== 'all' && scope.selection[0] !== undefined && (
        <CopyAs db={db} id={scope.selection[0]} templateFor={templates.templateFor} />
      )}
      <ExportProgress state={exporting.state} />
      <p class="export-actions">
        {exporting.state.at === 'running' ? (
          <button type="button" data-testid="export-stop" onClick={exporting.stop}>
            {text('importCancel')}
          </button>
        ) : (
          <ExportActions exporting={exporting} request={request} isEmpty={scope.count === 0} />
        )}
        <button type="button" data-testid="export-done" onClick={() => dialog.current?.close()}>
          {text('done')}
        </button>
      </p>
    </dialog>
  );
}

function ExportProgress({ state }: { readonly state: ExportState }) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  return (
    <div role="status">
      {state.at === 'running' && (
        <p>
          <progress value={state.done} max={Math.max(state.total, 1)} />
          {text('exportRunning', number.format(state.done), number.format(state.total))}
        </p>
      )}
      {state.at === 'said' && (
        <p class="notice" data-testid="export-said">
          {state.text}
        </p>
      )}
    </div>
  );
}

interface ActionsProps {
  readonly exporting: ReturnType<typeof useExport>;
  readonly request: ExportRequest;
  readonly isEmpty: boolean;
}

/** Buttons for the destination: a file, or a folder that is kept up to date. */
function ExportActions({ exporting, request, isEmpty }: ActionsProps) {
  const { text } = useStrings();
  const { folder, canKeepFolder, toFile, toFolder } = exporting;
  return (
    <>
      <button
        type="button"
        class="primary"
        data-testid="export-start"
        disabled={isEmpty}
        onClick={() => toFile(request)}
      >
        <Icon name="download" /> {text('exportStart')}
      </button>
      {canKeepFolder && (
        <button type="button" data-testid="export-folder" onClick={() => toFolder(request, folder)}>
          {folder ? text('exportUpdate', folder.handle.name) : text('exportToFolder')}
        </button>
      )}
      {canKeepFolder && folder && (
        <button type="button" onClick={() => toFolder(request, null)}>
          {text('exportOtherFolder')}
        </button>
      )}
    </>
  );
}
