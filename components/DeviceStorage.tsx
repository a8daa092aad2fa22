import { useStrings } from './strings';

/** How much of this device's disk the collection takes, and whether the browser may clear it. */
export interface StorageState {
  /** Bytes; `null` where the browser does not tell. */
  readonly used: number | null;
  readonly persistent: boolean;
}

interface Props {
  readonly state: StorageState;
  readonly onPersist: () => void;
}

/** Where the collection itself is: on this device. */
export function DeviceStorage({ state, onPersist }: Props) {
  const { text, language } = useStrings();
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <section aria-labelledby="device-storage-title" data-testid="device-storage">
      <h2 id="device-storage-title">{text('deviceStorageTitle')}</h2>
      <p>
        {state.used !== null && text('deviceStorageUsed', megabytes.format(state.used / 1e6))}{' '}
        {text(state.persistent ? 'deviceStoragePersistent' : 'deviceStorageBestEffort')}
      </p>
      {!state.persistent && (
        <button type="button" data-testid="persist" onClick={onPersist}>
          {text('deviceStoragePersist')}
        </button>
      )}
    </section>
  );
}
