import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyAppearance } from '@/lib/browser/appearance';
import { prefetchFirstList } from '@/lib/store/first-list';
import { FIRST_PAGE } from './library/list/first-page';
import { queryOf } from './library/search/address';

/**
 * Runs before the library's style sheets and other scripts are there: starts reading the newest
 * clips, and applies the user's theme before the first paint.
 */
export default defineUnlistedScript(() => {
  // A search is not to be preceded by a list.
  if (queryOf(location.hash) === null) prefetchFirstList('inbox', FIRST_PAGE);
  applyAppearance();
});
