import { useStrings } from '../strings';
import { Brand } from './Brand';
import { Icon } from './Icon';

/** The bar of a screen that stands in the library's place, with the way back. */
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
