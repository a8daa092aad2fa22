import { Setting, SettingsSection } from '@/components/settings/Setting';
import { useStrings } from '@/components/strings';
import { diagnostics, licencesUrl, version } from '@/lib/browser/about';
import { download } from '@/lib/browser/download';
import type { SectionProps } from './section-props';

/** Version, licences, and diagnostics for bug reports. */
export function AboutSection({ title, db }: SectionProps) {
  const { text } = useStrings();
  const save = async () => {
    const json = JSON.stringify(await diagnostics(db), null, 2);
    download('tearsheet-diagnostics.json', new Blob([json], { type: 'application/json' }));
  };
  return (
    <SettingsSection id="about" title={title}>
      <Setting words={[text('aboutVersion', version()), text('aboutLicences')]}>
        <p>
          {text('aboutVersion', version())}{' '}
          <a href={licencesUrl()} target="_blank" rel="noreferrer">
            {text('aboutLicences')}
          </a>
        </p>
      </Setting>
      <Setting words={[text('diagnosticsSave'), text('diagnosticsHint')]}>
        <p>{text('diagnosticsHint')}</p>
        <p class="setting-actions">
          <button type="button" data-testid="diagnostics" onClick={() => void save()}>
            {text('diagnosticsSave')}
          </button>
        </p>
      </Setting>
    </SettingsSection>
  );
}
