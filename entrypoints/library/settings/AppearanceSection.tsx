import { Choice } from '@/components/controls/Choice';
import { Setting, SettingsSection } from '@/components/settings/Setting';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import { changeAppearance, watchAppearance } from '@/lib/browser/appearance';
import { APPEARANCE_DEFAULTS, DENSITIES, PAGE_THEMES } from '@/lib/clips/appearance';
import type { SectionProps } from './section-props';

const DENSITY_NAMES = { comfortable: 'densityComfortable', compact: 'densityCompact' } as const;

/** Theme, density and language of the extension's pages. */
export function AppearanceSection({ title }: SectionProps) {
  const { text, language } = useStrings();
  const { theme, density } = useWatched(watchAppearance, []) ?? APPEARANCE_DEFAULTS;
  const spoken = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return (
    <SettingsSection id="appearance" title={title}>
      <Setting words={[text('languageOf', spoken)]}>
        <p>{text('languageOf', spoken)}</p>
      </Setting>
      <Setting words={[text('pageTheme'), ...PAGE_THEMES.map((each) => text(`theme_${each}`))]}>
        <Choice
          label={text('pageTheme')}
          name="page-theme"
          values={PAGE_THEMES}
          chosen={theme}
          nameOf={(each) => text(`theme_${each}`)}
          onChoose={(chosen) => changeAppearance({ theme: chosen })}
        />
      </Setting>
      <Setting words={[text('density'), ...DENSITIES.map((each) => text(DENSITY_NAMES[each]))]}>
        <Choice
          label={text('density')}
          name="density"
          values={DENSITIES}
          chosen={density}
          nameOf={(each) => text(DENSITY_NAMES[each])}
          onChoose={(chosen) => changeAppearance({ density: chosen })}
        />
      </Setting>
    </SettingsSection>
  );
}
