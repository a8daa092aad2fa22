import type { AreaReport } from '@/lib/sync/area/report';
import { useStrings } from './strings';

interface Props {
  readonly devices: AreaReport['devices'];
  readonly busy: boolean;
  readonly onRemove: (replica: string) => void;
}

/** The devices that browser sync joins, each with what it has there. */
export function Devices({ devices, busy, onRemove }: Props) {
  const { text, count, language } = useStrings();
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <>
      <h3>{text('devicesTitle')}</h3>
      <ul class="devices" data-testid="devices">
        {devices.map(({ replica, name, own, bytes, clips, locked }) => (
          <li key={replica}>
            <span>
              <b>{name ?? text('deviceUnnamed', replica)}</b> {own && text('deviceOwn')}
              <span class="muted">
                {count('deviceClips', clips)} {text('deviceBytes', kilobytes.format(bytes / 1000))}{' '}
                {locked && text('deviceLocked')}
              </span>
            </span>
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
