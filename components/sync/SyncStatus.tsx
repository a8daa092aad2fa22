import type { AreaReport } from '@/lib/sync/area/report';
import type { Fullness } from '@/lib/sync/area/fullness';
import type { RemoteStatus } from '@/lib/sync/engine';
import type { Level } from '@/lib/sync/levels';
import { Devices } from './Devices';
import { FailureSentence } from './FailureSentence';
import { useStrings } from '../strings';

interface Props {
  readonly status: RemoteStatus;
  readonly report: AreaReport | null;
  /** Number of clips in browser sync at each level. */
  readonly levels: Readonly<Record<Level, number>>;
  readonly fullness: Fullness | null;
  readonly busy: boolean;
  readonly onSync: () => void;
  readonly onRemoveDevice: (replica: string) => void;
  /** Ignores a device's card, or accepts what it has not encrypted. */
  readonly onDecide: (replica: string, decision: 'ignored' | 'plain') => void;
}

/** State of browser sync: when it last succeeded, how full it is, and with what. */
export function SyncStatus(props: Props) {
  const { status, busy, onSync } = props;
  const { text, language } = useStrings();
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const { failure, succeededAt } = status;
  return (
    <section aria-labelledby="browser-sync-title" data-testid="browser-sync">
      <h3 id="browser-sync-title">{text('browserSyncTitle')}</h3>
      <p>{text('browserSyncIntroduction')}</p>
      {failure && (
        <p class="notice" role="alert" data-testid="browser-sync-failure">
          <FailureSentence {...failure} />
        </p>
      )}
      <p role="status" data-testid="browser-sync-when">
        {succeededAt === null ? text('syncNever') : text('syncWhen', time.format(succeededAt))}{' '}
        <button type="button" data-testid="sync-now" disabled={busy} onClick={onSync}>
          {text(busy ? 'syncing' : 'syncNow')}
        </button>
      </p>
      {props.report && <AreaStatus {...props} report={props.report} />}
    </section>
  );
}

/** How full the sync area is, with what, and from which devices. */
function AreaStatus(props: Props & { readonly report: AreaReport }) {
  const { status, report, fullness, busy } = props;
  const { text, count, language } = useStrings();
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const number = (value: number) => kilobytes.format(value / 1000);
  return (
    <>
      <label class="meter">
        <meter value={report.bytes} max={report.limit} />
        {text('syncUsed', number(report.bytes), number(report.limit))}
      </label>
      <Levels {...props} />
      {(fullness?.onlyHere ?? 0) > 0 && <p class="notice">{text('syncFull')}</p>}
      {fullness?.state === 'nearly full' && (
        <p class="notice" data-testid="sync-nearly-full">
          {count('syncNearlyFull', report.room)}
        </p>
      )}
      <RoundNotices round={status.round} />
      <Devices
        devices={report.devices}
        locked={status.failure?.kind === 'wrong-passphrase'}
        busy={busy}
        onRemove={props.onRemoveDevice}
        onDecide={props.onDecide}
      />
    </>
  );
}

/** Number of clips stored at each level. */
function Levels({ levels, fullness }: Pick<Props, 'levels' | 'fullness'>) {
  const { count } = useStrings();
  const onlyHere = fullness?.onlyHere ?? 0;
  const lines = [
    levels.text > 0 && count('syncWhole', levels.text),
    levels.details > 0 && count('syncDetails', levels.details),
    levels.title > 0 && count('syncTitles', levels.title),
    levels.address > 0 && count('syncAddresses', levels.address),
    onlyHere > 0 && count('syncOnlyHere', onlyHere),
  ].filter((line) => line !== false);
  return (
    <ul class="levels" data-testid="sync-levels">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Notices about what the last round set aside, and why. */
function RoundNotices({ round }: Pick<RemoteStatus, 'round'>) {
  const { text, count, language } = useStrings();
  if (round === null) return null;
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  const notices = [
    round.ahead > 0 && text('syncAhead', number(round.ahead)),
    round.unfit > 0 && text('syncUnfit', number(round.unfit)),
    round.more && text('syncMore'),
  ].filter((line) => typeof line === 'string');
  return (
    <>
      {round.unreadable > 0 && (
        <p class="notice" data-testid="sync-unreadable">
          {count('syncUnreadable', round.unreadable)}
        </p>
      )}
      {notices.map((notice) => (
        <p key={notice} class="notice" data-testid="sync-told">
          {notice}
        </p>
      ))}
    </>
  );
}
