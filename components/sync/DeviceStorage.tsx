import { useStrings } from '../strings';

interface Props {
  /** Bytes that the collection takes; `null` where the browser does not tell. */
  readonly used: number | null;
  /** Bytes of images that are kept with a clip at most, and what can be chosen. */
  readonly imageLimit: number;
  readonly imageLimits: readonly number[];
  readonly onImageLimit: (limit: number) => void;
}

/** Where the collection itself is: on this device, where browsers do not clear it by themselves. */
export function DeviceStorage({ used, imageLimit, imageLimits, onImageLimit }: Props) {
  const { text, language } = useStrings();
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <section aria-labelledby="device-storage-title" data-testid="device-storage">
      <h2 id="device-storage-title">{text('deviceStorageTitle')}</h2>
      <p>
        {used !== null && text('deviceStorageUsed', megabytes.format(used / 1e6))}{' '}
        {text('deviceStoragePersistent')}
      </p>
      <label>
        {text('imageLimit')}{' '}
        <select
          data-testid="image-limit"
          value={imageLimit}
          onChange={({ currentTarget }) => onImageLimit(Number(currentTarget.value))}
        >
          {imageLimits.map((limit) => (
            <option key={limit} value={limit}>
              {limit === 0
                ? text('imageLimitNone')
                : text('imageLimitUpTo', megabytes.format(limit / 1e6))}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
