import { ReadingControls } from '@/components/reader/ReadingControls';
import { Setting, SettingsSection } from '@/components/settings/Setting';
import { Switch } from '@/components/settings/Switch';
import { IconButton } from '@/components/controls/IconButton';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { READING_DEFAULTS } from '@/lib/clips/reading-settings';
import { watch } from '@/lib/store/live';
import { changeReadingSettings, readingSettings } from '@/lib/store/reading-settings';
import type { SectionProps } from './section-props';

/** How articles look, and whether their images are loaded from the web. */
export function ReadingSection({ title, db }: SectionProps) {
  const { text } = useStrings();
  const kept = useWatched(
    watch(() => readingSettings(db)),
    [db],
  );
  const settings = kept ?? READING_DEFAULTS;
  const { images, imageSites } = settings;
  const change = (part: Partial<ReadingSettings>) => void changeReadingSettings(db, part);
  return (
    <SettingsSection id="reading" title={title}>
      <Setting
        words={[
          text('readingSettings'),
          text('readingFont'),
          text('readingTheme'),
          text('readingSize'),
          text('readingSpacing'),
          text('readingMeasure'),
        ]}
      >
        <div class="setting-grid">
          <ReadingControls settings={settings} onChange={change} />
        </div>
      </Setting>
      <Setting words={[text('readAlone')]}>
        <Switch checked={settings.alone} onChange={(alone) => change({ alone })}>
          {text('readAlone')}
        </Switch>
      </Setting>
      <Setting words={[text('showImages'), ...imageSites]}>
        <h3>{text('showImages')}</h3>
        <Switch checked={images} onChange={(always) => change({ images: always })}>
          {text('showImagesAlways')}
        </Switch>
        {imageSites.length > 0 && (
          <ul class="site-rules">
            {imageSites.map((site) => (
              <li key={site} class="site-rule-head">
                <b dir="ltr">{site}</b>
                <IconButton
                  icon="close"
                  label={text('siteRemove', site)}
                  onClick={() => change({ imageSites: imageSites.filter((each) => each !== site) })}
                />
              </li>
            ))}
          </ul>
        )}
      </Setting>
    </SettingsSection>
  );
}
