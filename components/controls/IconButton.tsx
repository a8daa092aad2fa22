import type { IconName } from './Icon';
import { Icon } from './Icon';

interface Props {
  readonly icon: IconName;
  /** Accessible name, also shown as the tooltip. */
  readonly label: string;
  readonly testId?: string;
  readonly pressed?: boolean;
  readonly filled?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A button that shows only an icon. */
export function IconButton({ icon, label, testId, pressed, filled, disabled, onClick }: Props) {
  return (
    <button
      type="button"
      class="quiet"
      data-testid={testId}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} filled={filled ?? pressed === true} />
    </button>
  );
}
