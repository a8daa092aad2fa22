import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { translate } from '@/lib/browser/i18n';
import type { Article } from '@/lib/clips/article';
import { addKindContent } from '@/lib/extraction/kinds/add-kind-content';
import {
  provideKindReader,
  pendingRequest,
  takeExtractedArticle,
} from '@/lib/extraction/picking/picked';

/**
 * Injected after `extract.js` into pages that declare a special kind. Its value is the article with
 * the additions for that kind, or `null` if there is nothing to keep. If the request is for the
 * extractor or for other pages, hands over the kind reader instead.
 */
export default defineUnlistedScript((): Promise<Article | null> | undefined => {
  const labels = {
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
  };
  const what = pendingRequest()?.what;
  if (what === 'extractor' || what === 'pages') {
    provideKindReader((page, url, article, load) =>
      addKindContent(page, url, article, { labels, load }),
    );
    return undefined;
  }
  return addKindContent(document, location.href, takeExtractedArticle(), { labels });
});
