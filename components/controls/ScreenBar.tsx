import { useStrings } from '../strings';
import { Brand } from './Brand';
import { Icon } from './Icon';

/** Top bar of a screen that replaces the library, with a link back. */
export function ScreenBar({ testId }: { readonly testId?: string }) {
  const { text } = useStrings();
  return (
    <header class="library-bar">
      <Brand />
      <a class="import-back" href="#/" data-testid={testId}>
        <Icon name="back" /> {text('importBack')}
      </a>
    </header>
  );
}
