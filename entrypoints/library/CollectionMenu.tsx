import { Icon } from '@/components/Icon';
import { useStrings } from '@/components/strings';
import type { ExportFormat } from '@/lib/export/formats';
import { EXPORT_FORMATS } from '@/lib/export/formats';

interface Props {
  readonly onExport: (format: ExportFormat) => void;
  readonly onSync: () => void;
}

/** Takes the collection out, brings one in, and keeps it the same elsewhere. */
export function CollectionMenu({ onExport, onSync }: Props) {
  const { text } = useStrings();
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
      <a class="button" href="#/import" data-testid="import">
        <Icon name="upload" /> {text('import')}
      </a>
      <button type="button" data-testid="open-sync" onClick={onSync}>
        <Icon name="sync" /> {text('syncTitle')}
      </button>
    </div>
  );
}
