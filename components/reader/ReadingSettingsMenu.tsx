import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { FONTS, MEASURES, SIZES, SPACINGS, THEMES } from '@/lib/clips/reading-settings';
import { useMenu } from '../controls/use-menu';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';

interface Props {
  readonly settings: ReadingSettings;
  /** Host of the open clip's site. */
  readonly site: string;
  readonly onChange: (part: Partial<ReadingSettings>) => void;
}

/** Font, size, spacing, line length and theme of the article. */
export function ReadingSettingsMenu({ settings, site, onChange }: Props) {
  const { text } = useStrings();
  const menu = useMenu();
  return (
    <details class="menu" ref={menu} data-testid="reading-settings">
      <summary class="quiet" aria-label={text('readingSettings')} title={text('readingSettings')}>
        <Icon name="letters" />
      </summary>
      <div class="menu-panel reading-settings">
        <Choice
          label={text('readingFont')}
          name="font"
          values={FONTS}
          chosen={settings.font}
          nameOf={(font) => text(`font_${font}`)}
          onChoose={(font) => onChange({ font })}
        />
        <Choice
          label={text('readingTheme')}
          name="theme"
          values={THEMES}
          chosen={settings.theme}
          nameOf={(theme) => text(`theme_${theme}`)}
          onChoose={(theme) => onChange({ theme })}
        />
        <Slider
          label={text('readingSize')}
          values={SIZES}
          chosen={settings.size}
          onChoose={(size) => onChange({ size })}
        />
        <Slider
          label={text('readingSpacing')}
          values={SPACINGS}
          chosen={settings.spacing}
          onChoose={(spacing) => onChange({ spacing })}
        />
        <Slider
          label={text('readingMeasure')}
          values={MEASURES}
          chosen={settings.measure}
          onChoose={(measure) => onChange({ measure })}
        />
        <WebImages settings={settings} site={site} onChange={onChange} />
      </div>
    </details>
  );
}

/** Whether images that are not kept are loaded from the web: of this site, of all. */
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

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly name: string;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly nameOf: (value: T) => string;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({
  label,
  name,
  values,
  chosen,
  nameOf,
  onChoose,
}: ChoiceProps<T>) {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {values.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={`reading-${name}`}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span>{nameOf(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SliderProps<T extends number> {
  readonly label: string;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

function Slider<T extends number>({ label, values, chosen, onChoose }: SliderProps<T>) {
  return (
    <label class="slider">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={values.length - 1}
        value={values.indexOf(chosen)}
        aria-valuetext={String(chosen)}
        onInput={({ currentTarget }) => {
          const value = values[currentTarget.valueAsNumber];
          if (value !== undefined) onChoose(value);
        }}
      />
    </label>
  );
}
