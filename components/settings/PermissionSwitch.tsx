import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Switch } from './Switch';

interface Props {
  readonly testId: string;
  /** Whether the browser has granted the permission that the setting needs. */
  readonly isGranted: () => Promise<boolean>;
  /** Requests the permission, within the click. @returns whether it was granted */
  readonly start: () => Promise<boolean>;
  /** Gives up the permission. */
  readonly stop: () => Promise<void>;
  readonly children: ComponentChildren;
}

/** A switch for a setting that needs a browser permission. */
export function PermissionSwitch({ testId, isGranted, start, stop, children }: Props) {
  const [isOn, setOn] = useState(false);
  useEffect(() => void isGranted().then(setOn), []);
  // The box shows what was clicked at once, and goes back if the browser or the user refuses.
  const change = (wanted: boolean) => {
    setOn(wanted);
    const done = wanted ? start() : stop().then(() => false);
    void done.then(setOn, () => setOn(!wanted));
  };
  return (
    <Switch testId={testId} checked={isOn} onChange={change}>
      {children}
    </Switch>
  );
}
