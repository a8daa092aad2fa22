import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { FONTS, MEASURES, SIZES, SPACINGS, THEMES } from '@/lib/clips/reading-settings';
import { Choice, Slider } from '../controls/Choice';
import { useStrings } from '../strings';

interface Props {
  readonly settings: ReadingSettings;
  readonly onChange: (part: Partial<ReadingSettings>) => void;
}

/** Controls for the font, theme, size, spacing and line length of articles. */
export function ReadingControls({ settings, onChange }: Props) {
  const { text } = useStrings();
  return (
    <>
      <Choice
        label={text('readingFont')}
        name="reading-font"
        values={FONTS}
        chosen={settings.font}
        nameOf={(font) => text(`font_${font}`)}
        onChoose={(font) => onChange({ font })}
      />
      <Choice
        label={text('readingTheme')}
        name="reading-theme"
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
    </>
  );
}
