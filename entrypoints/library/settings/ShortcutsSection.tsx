import { Setting, SettingsSection } from '@/components/settings/Setting';
import { ShortcutList } from '@/components/settings/ShortcutList';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import { boundCommands, canOpenShortcuts, openShortcuts } from '@/lib/browser/shortcuts';
import type { SectionProps } from './section-props';

/** Keyboard shortcuts of the browser and of the library. */
export function ShortcutsSection({
  title,
  onHelp,
}: SectionProps & { readonly onHelp: () => void }) {
  const { text } = useStrings();
  const bound = useLoaded(boundCommands) ?? [];
  return (
    <SettingsSection id="shortcuts" title={title}>
      <Setting words={[text('shortcutsChange'), text('commandQuickClip'), text('actionTitle')]}>
        <ShortcutList
          bound={bound}
          onChange={canOpenShortcuts() ? () => void openShortcuts() : null}
          onHelp={onHelp}
        />
      </Setting>
    </SettingsSection>
  );
}
