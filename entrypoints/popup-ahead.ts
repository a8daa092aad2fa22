import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { wearAppearance } from '@/lib/browser/appearance';
import { askAhead } from '@/lib/browser/ask-page';

/**
 * Runs before the popup's body exists: starts reading the page while the popup's own script is
 * still loading, and applies the user's theme before the first paint.
 */
export default defineUnlistedScript(() => {
  askAhead();
  wearAppearance();
});
