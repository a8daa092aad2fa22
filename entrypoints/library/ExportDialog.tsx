import './export.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scope } from '@/components/ExportForm';
import { ExportForm } from '@/components/ExportForm';
import { Icon } from '@/components/Icon';
import { MarkdownOptions } from '@/components/MarkdownOptions';
import { useStrings } from '@/components/strings';
import type { ExportFormat, Selection } from '@/lib/export/format';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import {
  DEFAULT_TEMPLATE,
  keepTemplate,
  readTemplate,
  TEMPLATE_FIELDS,
  unknownLines,
} from '@/lib/export/markdown-template';
import type { ClipDatabase } from '@/lib/store/database';
import { CopyAs } from './CopyAs';
import { useExport } from './use-export';

/** Clips that the dialog offers together, with a title for what is made of them. */
export interface ExportScope extends Scope {
  readonly selection: Selection;
  readonly title: string;
}

interface Props {
  readonly db: ClipDatabase;
  /** The first is chosen at first. */
  readonly scopes: readonly [ExportScope, ...ExportScope[]];
  readonly onClose: () => void;
}

/** Takes clips out: which, as what, with progress. */
export function ExportDialog({ db, scopes, onClose }: Props) {
  const { text, language } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [scopeId, setScopeId] = useState(scopes[0].id);
  const [formatId, setFormatId] = useState<ExportFormat['id']>('markdown');
  const [template, setTemplate] = useState(DEFAULT_TEMPLATE);
  const format = EXPORT_FORMATS.find(({ id }) => id === formatId) ?? EXPORT_FORMATS[0];
  const scope = scopes.find(({ id }) => id === scopeId) ?? scopes[0];
  useEffect(() => {
    dialog.current?.showModal();
    void readTemplate(db).then(setTemplate);
  }, []);
  const { state, folder, canKeepFolder, toFile, toFolder, stop } = useExport(db, format);
  const number = new Intl.NumberFormat(language);
  const running = state.at === 'running';
  const wish = { selection: scope.selection, title: scope.title, template };
  const change = (next: typeof template) => {
    setTemplate(next);
    void keepTemplate(db, next);
  };
  return (
    <dialog ref={dialog} class="export" data-testid="export-dialog" onClose={onClose}>
      <h1 tabIndex={-1} autoFocus>
        {text('exportMenu')}
      </h1>
      <ExportForm
        scopes={scopes}
        scope={scope.id}
        onScope={setScopeId}
        formats={EXPORT_FORMATS}
        format={format.id}
        onFormat={setFormatId}
      >
        {format.id === 'markdown' && (
          <MarkdownOptions
            template={template}
            fields={TEMPLATE_FIELDS}
            unknown={unknownLines(template)}
            onChange={change}
            onReset={() => change(DEFAULT_TEMPLATE)}
          />
        )}
      </ExportForm>
      {scope.id === 'open' && scope.selection !== 'all' && scope.selection[0] !== undefined && (
        <CopyAs db={db} id={scope.selection[0]} template={template} />
      )}
      <div role="status">
        {running && (
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
      <p class="export-actions">
        {running ? (
          <button type="button" data-testid="export-stop" onClick={stop}>
            {text('importCancel')}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="primary"
              data-testid="export-start"
              disabled={scope.count === 0}
              onClick={() => toFile(wish)}
            >
              <Icon name="download" /> {text('exportStart')}
            </button>
            {canKeepFolder && (
              <button
                type="button"
                data-testid="export-folder"
                onClick={() => toFolder(wish, folder)}
              >
                {folder ? text('exportUpdate', folder.handle.name) : text('exportToFolder')}
              </button>
            )}
            {canKeepFolder && folder && (
              <button type="button" onClick={() => toFolder(wish, null)}>
                {text('exportOtherFolder')}
              </button>
            )}
          </>
        )}
        <button type="button" data-testid="export-done" onClick={() => dialog.current?.close()}>
          {text('done')}
        </button>
      </p>
    </dialog>
  );
}
