import { Setting, SettingsSection } from '@/components/settings/Setting';
import { StorageUse } from '@/components/settings/StorageUse';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import { useWatched } from '@/components/use-watched';
import { watch } from '@/lib/store/live';
import { usage } from '@/lib/store/usage';
import type { SectionProps } from './section-props';

/** Storage that the collection uses on this device. */
export function StorageSection({ title, db }: SectionProps) {
  const { text } = useStrings();
  const counted = useWatched(
    watch(() => usage(db)),
    [db],
  );
  // The permission `unlimitedStorage` exempts the collection from quota and eviction in every browser.
  const estimate = useLoaded(() => navigator.storage.estimate());
  return (
    <SettingsSection id="storage" title={title}>
      <Setting words={[text('storageClips'), text('storageTexts'), text('storageImages')]}>
        <StorageUse bytes={estimate?.usage ?? null} usage={counted} />
      </Setting>
    </SettingsSection>
  );
}
