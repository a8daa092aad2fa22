import { Icon } from '@/components/controls/Icon';
import { useStrings } from '@/components/strings';
import { openLibrary } from '@/lib/browser/pages';

/** Button that opens the library. */
export function LibraryButton() {
  const { text } = useStrings();
  return (
    <button
      type="button"
      class="quiet"
      data-testid="open-library"
      onClick={() => void openLibrary()}
    >
      <Icon name="library" /> {text('library')}
    </button>
  );
}
