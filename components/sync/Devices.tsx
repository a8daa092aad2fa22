import type { AreaReport } from '@/lib/sync/area/report';
import { useStrings } from '../strings';

interface Props {
  readonly devices: AreaReport['devices'];
  /** Whether this device stopped because another one says that it encrypts. */
  readonly locked: boolean;
  readonly busy: boolean;
  readonly onRemove: (replica: string) => void;
  readonly onDecide: (replica: string, decision: 'ignored' | 'plain') => void;
}

/** The devices joined by browser sync, with what each stores there. */
export function Devices({ devices, locked: stopped, busy, onRemove, onDecide }: Props) {
  const { text, count, language } = useStrings();
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <>
      <h4>{text('devicesTitle')}</h4>
      <ul class="devices" data-testid="devices">
        {devices.map(({ replica, name, own, bytes, clips, locked, seals, aside }) => (
          <li key={replica}>
            <span>
              <b>{name ?? text('deviceUnnamed', replica)}</b> {own && text('deviceOwn')}
              <span class="muted">
                {count('deviceClips', clips)} {text('deviceBytes', kilobytes.format(bytes / 1000))}{' '}
                {locked && text('deviceLocked')} {aside && text('deviceAside')}
              </span>
            </span>
            {!own && stopped && seals && (
              <button
                type="button"
                data-testid="device-ignore"
                disabled={busy}
                onClick={() => onDecide(replica, 'ignored')}
              >
                {text('deviceIgnore', name ?? replica)}
              </button>
            )}
            {!own && aside && (
              <button
                type="button"
                data-testid="device-take-plain"
                disabled={busy}
                onClick={() => onDecide(replica, 'plain')}
              >
                {text('deviceTakePlain', name ?? replica)}
              </button>
            )}
            {!own && (
              <button
                type="button"
                disabled={busy}
                aria-label={text('deviceRemove', name ?? replica)}
                onClick={() => onRemove(replica)}
              >
                {text('remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 && <p class="muted">{text('deviceRemoveHint')}</p>}
    </>
  );
}
