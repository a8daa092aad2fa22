import type { ComponentChildren } from 'preact';
import { useStrings } from '../strings';
import { Brand } from './Brand';
import { Icon } from './Icon';

interface Props {
  /** Test id of the link back. */
  readonly testId?: string;
  /** What else the bar holds, such as a search box. */
  readonly children?: ComponentChildren;
}

/** Top bar of a screen that replaces the library, with a link back. */
export function ScreenBar({ testId, children }: Props) {
  const { text } = useStrings();
  return (
    <header class="library-bar">
      <Brand />
      <a class="screen-back" href="#/" data-testid={testId}>
        <Icon name="back" /> {text('importBack')}
      </a>
      {children}
    </header>
  );
}
