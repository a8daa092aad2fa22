import { useStrings } from '../strings';
import { Icon, type IconName } from './Icon';
import { useMenu } from './use-menu';
import './menu.css';

/** Something that can be done, in words. */
export interface MenuItem {
  readonly icon: IconName;
  /** For whoever looks from outside: tests. */
  readonly id: string;
  readonly label: string;
  /** Whether it is on, where it can be on and off. */
  readonly pressed?: boolean;
  readonly act: () => void;
}

/** What is done now and then, behind one button. */
export function MoreMenu({ items }: { items: readonly MenuItem[] }) {
  const { text } = useStrings();
  const menu = useMenu();
  return (
    <details class="menu" ref={menu} data-testid="more">
      <summary class="quiet" aria-label={text('more')} title={text('more')}>
        <Icon name="more" />
      </summary>
      <div class="menu-panel menu-items">
        {items.map(({ icon, id, label, pressed, act }) => (
          <button
            key={id}
            type="button"
            class="quiet"
            data-testid={id}
            aria-pressed={pressed}
            onClick={() => {
              menu.current?.removeAttribute('open');
              act();
            }}
          >
            <Icon name={icon} /> {label}
          </button>
        ))}
      </div>
    </details>
  );
}
