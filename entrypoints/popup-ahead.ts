import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { wearAppearance } from '@/lib/browser/appearance';
import { askAhead } from '@/lib/browser/ask-page';

/**
 * The popup's first line, which runs before its body is there: the page is read while the popup's own
 * script is still being loaded, and what is painted before that has the person's colours.
 */
export default defineUnlistedScript(() => {
  askAhead();
  wearAppearance();
});
