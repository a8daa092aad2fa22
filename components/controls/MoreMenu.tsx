import { useStrings } from '../strings';
import { Icon, type IconName } from './Icon';
import { useMenu } from './use-menu';
import './menu.css';

/** An action in a menu, with its label. */
export interface MenuItem {
  readonly icon: IconName;
  /** Test id. */
  readonly id: string;
  readonly label: string;
  /** Whether it is on, for actions that toggle. */
  readonly pressed?: boolean;
  readonly onSelect: () => void;
}

/** Less common actions, in a menu behind one button. */
export function MoreMenu({ items }: { items: readonly MenuItem[] }) {
  const { text } = useStrings();
  const menu = useMenu();
  return (
    <details class="menu" ref={menu} data-testid="more">
      <summary class="quiet" aria-label={text('more')} title={text('more')}>
        <Icon name="more" />
      </summary>
      <div class="menu-panel menu-items">
        {items.map(({ icon, id, label, pressed, onSelect }) => (
          <button
            key={id}
            type="button"
            class="quiet"
            data-testid={id}
            aria-pressed={pressed}
            onClick={() => {
              menu.current?.removeAttribute('open');
              onSelect();
            }}
          >
            <Icon name={icon} /> {label}
          </button>
        ))}
      </div>
    </details>
  );
}
