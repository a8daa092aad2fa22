import { useRef } from 'preact/hooks';
import { Icon } from '@/components/Icon';
import { useStrings } from '@/components/strings';
import type { ExportFormat } from '@/lib/export/formats';
import { EXPORT_FORMATS } from '@/lib/export/formats';

interface Props {
  readonly onExport: (format: ExportFormat) => void;
  readonly onImport: (file: File) => void;
  readonly onSync: () => void;
}

/** Takes the collection out, brings one in, and keeps it the same elsewhere. */
export function CollectionMenu({ onExport, onImport, onSync }: Props) {
  const { text } = useStrings();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div class="collection-menu">
      {EXPORT_FORMATS.map((format) => (
        <button
          key={format.id}
          type="button"
          data-testid={`export-all-${format.id}`}
          onClick={() => onExport(format)}
        >
          <Icon name="download" /> {text(`export_${format.id}`)}
        </button>
      ))}
      <button type="button" data-testid="import" onClick={() => picker.current?.click()}>
        <Icon name="upload" /> {text('import')}
      </button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={text('import')}
        data-testid="import-file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onImport(file);
          currentTarget.value = '';
        }}
      />
      <button type="button" data-testid="open-sync" onClick={onSync}>
        <Icon name="sync" /> {text('syncTitle')}
      </button>
    </div>
  );
}
