import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { translate } from '@/lib/browser/i18n';
import type { Article } from '@/lib/clips/article';
import { ofKind } from '@/lib/extraction/kinds/of-kind';
import { takeFound } from '@/lib/extraction/picking/picked';

/**
 * Injected after `extract.js` into pages that say they are of a kind of their own; its value is the
 * article with what that adds, or `null` where there is nothing to keep.
 */
export default defineUnlistedScript((): Promise<Article | null> => {
  return ofKind(document, location.href, takeFound(), {
    chapters: translate('kindChapters'),
    transcript: translate('kindTranscript'),
    ingredients: translate('kindIngredients'),
    steps: translate('kindSteps'),
    price: translate('kindPrice'),
    brand: translate('kindBrand'),
    sku: translate('kindSku'),
    rating: translate('kindRating'),
    language: translate('kindLanguage'),
    licence: translate('kindLicence'),
    stars: translate('kindStars'),
  });
});
