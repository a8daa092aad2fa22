import { Icon } from '@/components/controls/Icon';
import { useStrings } from '@/components/strings';

interface Props {
  readonly onExport: () => void;
}

/** Menu for exporting, importing and syncing the collection. */
export function CollectionMenu({ onExport }: Props) {
  const { text } = useStrings();
  return (
    <div class="collection-menu">
      <button type="button" data-testid="export" onClick={onExport}>
        <Icon name="download" /> {text('exportMenu')}
      </button>
      <a class="button" href="#/import" data-testid="import">
        <Icon name="upload" /> {text('import')}
      </a>
      <a class="button" href="#/duplicates" data-testid="open-duplicates">
        <Icon name="duplicates" /> {text('duplicatesTitle')}
      </a>
      <a class="button" href="#settings/sync" data-testid="open-sync">
        <Icon name="sync" /> {text('syncTitle')}
      </a>
      <a class="button" href="#settings" data-testid="open-settings">
        <Icon name="settings" /> {text('settings')}
      </a>
    </div>
  );
}
