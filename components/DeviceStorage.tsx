import { useStrings } from './strings';

interface Props {
  /** Bytes that the collection takes; `null` where the browser does not tell. */
  readonly used: number | null;
}

/** Where the collection itself is: on this device, where browsers do not clear it by themselves. */
export function DeviceStorage({ used }: Props) {
  const { text, language } = useStrings();
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <section aria-labelledby="device-storage-title" data-testid="device-storage">
      <h2 id="device-storage-title">{text('deviceStorageTitle')}</h2>
      <p>
        {used !== null && text('deviceStorageUsed', megabytes.format(used / 1e6))}{' '}
        {text('deviceStoragePersistent')}
      </p>
    </section>
  );
}
