import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyAppearance } from '@/lib/browser/appearance';
import { prefetchFirstList } from '@/lib/store/first-list';
import { FIRST_PAGE } from './library/list/first-page';

/**
 * Runs before the library's style sheets and other scripts are there: starts reading the newest
 * clips, and applies the user's theme before the first paint.
 */
export default defineUnlistedScript(() => {
  prefetchFirstList('inbox', FIRST_PAGE);
  applyAppearance();
});
