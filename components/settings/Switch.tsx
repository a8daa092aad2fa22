import type { ComponentChildren } from 'preact';

interface Props {
  readonly checked: boolean;
  readonly testId?: string;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}

/** A setting that can be on or off. */
export function Switch({ checked, testId, onChange, children }: Props) {
  return (
    <label class="setting-switch">
      <input
        type="checkbox"
        data-testid={testId}
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
