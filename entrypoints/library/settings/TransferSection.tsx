import { Icon } from '@/components/controls/Icon';
import { Setting, SettingsSection } from '@/components/settings/Setting';
import { useStrings } from '@/components/strings';
import type { SectionProps } from './section-props';

/** Links to import, export, fetching of texts and duplicates; each has its own screen. */
export function TransferSection({
  title,
  onExport,
}: SectionProps & { readonly onExport: () => void }) {
  const { text } = useStrings();
  return (
    <SettingsSection id="transfer" title={title}>
      <Setting
        words={[text('import'), text('exportMenu'), text('rescueTitle'), text('duplicatesTitle')]}
      >
        <p>{text('transferIntroduction')}</p>
        <p class="setting-actions">
          <a class="button" href="#/import">
            <Icon name="upload" /> {text('import')}
          </a>
          <button type="button" data-testid="settings-export" onClick={onExport}>
            <Icon name="download" /> {text('exportMenu')}
          </button>
          <a class="button" href="#/texts">
            {text('rescueTitle')}
          </a>
          <a class="button" href="#/duplicates">
            <Icon name="duplicates" /> {text('duplicatesTitle')}
          </a>
        </p>
      </Setting>
    </SettingsSection>
  );
}
