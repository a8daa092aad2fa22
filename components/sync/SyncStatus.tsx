import type { AreaReport } from '@/lib/sync/area/report';
import type { Fullness } from '@/lib/sync/area/fullness';
import type { RemoteStatus } from '@/lib/sync/engine';
import type { Level } from '@/lib/sync/levels';
import { Devices } from './Devices';
import { useStrings } from '../strings';

interface Props {
  readonly status: RemoteStatus;
  readonly report: AreaReport | null;
  /** How many clips are in browser sync at each level. */
  readonly levels: Readonly<Record<Level, number>>;
  readonly fullness: Fullness | null;
  readonly busy: boolean;
  readonly onSync: () => void;
  readonly onRemoveDevice: (replica: string) => void;
  /** Passes a device's card over, or takes in what it has not encrypted. */
  readonly onDecide: (replica: string, decision: 'ignored' | 'plain') => void;
}

/** How the browser's own sync goes: when it last went well, and how much of what is in it. */
export function SyncStatus({ status, report, levels, fullness, busy, ...on }: Props) {
  const { text, count, language } = useStrings();
  const onlyHere = fullness?.onlyHere ?? 0;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const { failure, succeededAt, round } = status;
  const lines = [
    levels.text > 0 && count('syncWhole', levels.text),
    levels.details > 0 && count('syncDetails', levels.details),
    levels.title > 0 && count('syncTitles', levels.title),
    levels.address > 0 && count('syncAddresses', levels.address),
    onlyHere > 0 && count('syncOnlyHere', onlyHere),
  ].filter((line) => line !== false);
  const number = (value: number) => kilobytes.format(value);
  const told = [
    round !== null && round.ahead > 0 && text('syncAhead', number(round.ahead)),
    round !== null && round.unfit > 0 && text('syncUnfit', number(round.unfit)),
    round?.more === true && text('syncMore'),
  ].filter((line) => typeof line === 'string');
  return (
    <section aria-labelledby="browser-sync-title" data-testid="browser-sync">
      <h2 id="browser-sync-title">{text('browserSyncTitle')}</h2>
      <p>{text('browserSyncIntroduction')}</p>
      {failure && (
        <p class="notice" role="alert" data-testid="browser-sync-failure">
          {failure.kind === 'wrong-passphrase'
            ? text('browserSyncLocked', failure.message)
            : failure.kind === 'unreadable-key'
              ? text('keyUnreadable')
              : text('syncFailed', failure.message)}
        </p>
      )}
      <p role="status" data-testid="browser-sync-when">
        {succeededAt === null ? text('syncNever') : text('syncWhen', time.format(succeededAt))}{' '}
        <button type="button" data-testid="sync-now" disabled={busy} onClick={on.onSync}>
          {text(busy ? 'syncing' : 'syncNow')}
        </button>
      </p>
      {report && (
        <>
          <label class="meter">
            <meter value={report.bytes} max={report.limit} />
            {text(
              'syncUsed',
              kilobytes.format(report.bytes / 1000),
              kilobytes.format(report.limit / 1000),
            )}
          </label>
          <ul class="levels" data-testid="sync-levels">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {onlyHere > 0 && <p class="notice">{text('syncFull')}</p>}
          {fullness?.state === 'nearly full' && (
            <p class="notice" data-testid="sync-nearly-full">
              {count('syncNearlyFull', report.room)}
            </p>
          )}
          {round !== null && round.unreadable > 0 && (
            <p class="notice" data-testid="sync-unreadable">
              {count('syncUnreadable', round.unreadable)}
            </p>
          )}
          {told.map((notice) => (
            <p key={notice} class="notice" data-testid="sync-told">
              {notice}
            </p>
          ))}
          <Devices
            devices={report.devices}
            locked={failure?.kind === 'wrong-passphrase'}
            busy={busy}
            onRemove={on.onRemoveDevice}
            onDecide={on.onDecide}
          />
        </>
      )}
    </section>
  );
}
