import type { Usage } from '@/lib/store/usage';
import { useStrings } from '../strings';

interface Props {
  /** Size of the collection, in bytes; `null` if the browser does not report it. */
  readonly bytes: number | null;
  readonly usage: Usage | undefined;
}

/** Storage used on this device, which the browser does not clear on its own. */
export function StorageUse({ bytes, usage }: Props) {
  const { text, language } = useStrings();
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(language);
  return (
    <>
      <p data-testid="device-storage">
        {bytes !== null && text('deviceStorageUsed', megabytes.format(bytes / 1e6))}{' '}
        {text('deviceStoragePersistent')}
      </p>
      {usage && (
        <dl class="setting-table" data-testid="storage-use">
          {(
            [
              ['storageClips', usage.clips],
              ['storageTexts', usage.texts],
              ['storageImages', usage.images],
            ] as const
          ).map(([label, value]) => (
            <div key={label}>
              <dt>{text(label)}</dt>
              <dd>{number.format(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
