import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyAppearance } from '@/lib/browser/appearance';
import { prefetchArticle } from '@/lib/browser/request-article';

/**
 * Runs before the popup's body exists: starts reading the page while the popup's own script is
 * still loading, and applies the user's theme before the first paint.
 */
export default defineUnlistedScript(() => {
  prefetchArticle();
  applyAppearance();
});
