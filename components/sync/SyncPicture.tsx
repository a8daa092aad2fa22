import type { IconName } from '../controls/Icon';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';

/** State of a place where clips are stored. */
export type PlaceState = 'well' | 'waiting' | 'trouble' | 'off';

const STATES = {
  well: { icon: 'read', words: 'syncStateWell' },
  waiting: { icon: 'sync', words: 'syncStateWaiting' },
  trouble: { icon: 'warning', words: 'syncStateTrouble' },
  off: { icon: 'unread', words: 'syncStateOff' },
} as const;

interface Props {
  /** Number of clips on this device; `null` while they are being counted. */
  readonly clips: number | null;
  readonly browser: PlaceState;
  readonly couch: PlaceState;
}

/** A picture of where the collection is: this device, and the remotes it syncs with. */
export function SyncPicture({ clips, browser, couch }: Props) {
  const { text, count } = useStrings();
  return (
    <ul class="sync-picture" data-testid="sync-picture">
      <Place icon="device" name={text('deviceStorageTitle')} state="well">
        {clips === null ? '' : count('clipCount', clips)}
      </Place>
      <Place icon="sync" name={text('browserSyncTitle')} state={browser}>
        {text(STATES[browser].words)}
      </Place>
      <Place icon="server" name={text('couchTitle')} state={couch}>
        {text(STATES[couch].words)}
      </Place>
    </ul>
  );
}

interface PlaceProps {
  readonly icon: IconName;
  readonly name: string;
  readonly state: PlaceState;
  readonly children: string;
}

function Place({ icon, name, state, children }: PlaceProps) {
  return (
    <li data-state={state}>
      <Icon name={icon} />
      <b>{name}</b>
      <span class="sync-state">
        <Icon name={STATES[state].icon} /> {children}
      </span>
    </li>
  );
}
