import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../controls/Icon';
import { useStrings } from '../strings';
import type { Place } from '@/lib/store/queries';

/** Actions that apply to many clips at once. */
export type BulkAction =
  | 'archive'
  | 'unarchive'
  | 'read'
  | 'unread'
  | 'star'
  | 'unstar'
  | 'delete'
  | 'restore'
  | 'forGood';

const NOT_TRASH = ['inbox', 'reading', 'done', 'starred', 'archive'] as const;

const ACTIONS = [
  { action: 'archive', icon: 'archive', label: 'archive', not: ['archive', 'trash'] },
  { action: 'unarchive', icon: 'inbox', label: 'unarchive', not: ['inbox', 'reading', 'trash'] },
  { action: 'read', icon: 'read', label: 'markRead', not: ['done', 'trash'] },
  { action: 'unread', icon: 'unread', label: 'markUnread', not: ['trash'] },
  { action: 'star', icon: 'star', label: 'star', not: ['starred', 'trash'] },
  { action: 'unstar', icon: 'unstar', label: 'unstar', not: ['trash'] },
  { action: 'delete', icon: 'trash', label: 'delete', not: ['trash'] },
  { action: 'restore', icon: 'restore', label: 'restore', not: NOT_TRASH },
  { action: 'forGood', icon: 'trash', label: 'deleteForGood', not: NOT_TRASH },
] as const satisfies readonly {
  action: BulkAction;
  icon: IconName;
  label: string;
  not: readonly Place[];
}[];

interface Props {
  readonly selected: number;
  /** Number of clips in the list; `null` while it is not known. */
  readonly total: number | null;
  /** Where the clips are; `null` if they can be anywhere but in the trash. */
  readonly place: Place | null;
  readonly busy: boolean;
  readonly onAction: (action: BulkAction) => void;
  readonly onTags: () => void;
  readonly onExport: () => void;
  readonly onCite: () => void;
  readonly onZotero: () => void;
  readonly onAll: () => void;
  readonly onClear: () => void;
}

/** Bar of actions for the selected clips. */
export function BulkBar(props: Props) {
  const { selected, total, place, busy } = props;
  const { text, count } = useStrings();
  const possible = ACTIONS.filter(({ action, not }) =>
    place === null
      ? action !== 'restore' && action !== 'forGood'
      : !not.some((each) => each === place),
  );
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => reportHeight(bar.current), []);
  return (
    <div
      ref={bar}
      class="bulk-bar"
      role="toolbar"
      aria-label={text('bulkLabel')}
      data-testid="bulk-bar"
    >
      <span class="bulk-count" role="status" data-testid="bulk-count">
        {count('selected', selected)}
      </span>
      {total !== null && selected < total && (
        <button type="button" class="quiet" data-testid="select-all" onClick={props.onAll}>
          {count('selectAll', total)}
        </button>
      )}
      <span class="bulk-actions">
        <Action
          icon="tag"
          name="tags"
          label={text('bulkTags')}
          busy={busy}
          onClick={props.onTags}
        />
        {possible.map(({ action, icon, label }) => (
          <Action
            key={action}
            icon={icon}
            name={action}
            label={text(label)}
            busy={busy}
            onClick={() => props.onAction(action)}
          />
        ))}
        <Action icon="download" name="export" label={text('exportMenu')} onClick={props.onExport} />
        <Action icon="cite" name="cite" label={text('cite')} onClick={props.onCite} />
        <Action icon="send" name="zotero" label={text('sendToZotero')} onClick={props.onZotero} />
        <Action icon="close" name="clear" label={text('selectNone')} onClick={props.onClear} />
      </span>
    </div>
  );
}

/** Publishes the bar's height to CSS, so that messages can be placed above it. */
function reportHeight(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar) return undefined;
  const root = document.documentElement.style;
  const observer = new ResizeObserver(() => {
    root.setProperty('--bulk-height', `${bar.offsetHeight}px`);
  });
  observer.observe(bar);
  return () => observer.disconnect();
}

interface ActionProps {
  readonly icon: IconName;
  readonly name: string;
  readonly label: string;
  readonly busy?: boolean;
  readonly onClick: () => void;
}

function Action({ icon, name, label, busy = false, onClick }: ActionProps) {
  return (
    <button
      type="button"
      class="quiet"
      data-testid={`bulk-${name}`}
      disabled={busy}
      onClick={onClick}
    >
      <Icon name={icon} /> {label}
    </button>
  );
}
