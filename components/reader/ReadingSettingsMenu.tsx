import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { useMenu } from '../controls/use-menu';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';
import { ReadingControls } from './ReadingControls';

interface Props {
  readonly settings: ReadingSettings;
  /** Host of the open clip's site. */
  readonly site: string;
  readonly onChange: (part: Partial<ReadingSettings>) => void;
}

/** Menu with the reading settings, and whether images are loaded from the web. */
export function ReadingSettingsMenu({ settings, site, onChange }: Props) {
  const { text } = useStrings();
  const menu = useMenu();
  return (
    <details class="menu" ref={menu} data-testid="reading-settings">
      <summary class="quiet" aria-label={text('readingSettings')} title={text('readingSettings')}>
        <Icon name="letters" />
      </summary>
      <div class="menu-panel reading-settings">
        <ReadingControls settings={settings} onChange={onChange} />
        <WebImages settings={settings} site={site} onChange={onChange} />
      </div>
    </details>
  );
}

/** Whether to load images that are not kept from the web: for this site, or for all. */
function WebImages({ settings, site, onChange }: Props) {
  const { text } = useStrings();
  const { images, imageSites } = settings;
  const others = imageSites.filter((each) => each !== site);
  return (
    <fieldset class="choice">
      <legend>{text('showImages')}</legend>
      <label>
        <input
          type="checkbox"
          data-testid="images-of-site"
          checked={imageSites.length > others.length}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ imageSites: checked ? [...others, site] : others })
          }
        />
        <span>{text('showImagesOfSite')}</span>
      </label>
      <label>
        <input
          type="checkbox"
          data-testid="images-always"
          checked={images}
          onChange={({ currentTarget: { checked } }) => onChange({ images: checked })}
        />
        <span>{text('showImagesAlways')}</span>
      </label>
    </fieldset>
  );
}
