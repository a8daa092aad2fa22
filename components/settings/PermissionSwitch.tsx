import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Switch } from './Switch';

interface Props {
  readonly testId: string;
  /** What is switched on holds only with the browser's permission: whether it does. */
  readonly isGranted: () => Promise<boolean>;
  /** Asks for it in the click. @returns whether it was given */
  readonly start: () => Promise<boolean>;
  /** Gives it back. */
  readonly stop: () => Promise<void>;
  readonly children: ComponentChildren;
}

/** A setting for which the browser asks when it is switched on. */
export function PermissionSwitch({ testId, isGranted, start, stop, children }: Props) {
  const [isOn, setOn] = useState(false);
  useEffect(() => void isGranted().then(setOn), []);
  return (
    <Switch
      testId={testId}
      checked={isOn}
      onChange={(wanted) => {
        if (wanted) void start().then(setOn);
        else void stop().then(() => setOn(false));
      }}
    >
      {children}
    </Switch>
  );
}
