import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Extraction } from '@/lib/browser/extract-from';
import type { SelectedValues } from '@/lib/clips/page-selectors';
import {
  extractArticle,
  extractWithLeanings,
  learnLeanings,
  NotAnArticle,
} from '@/lib/extraction/extract';
import { extractSelection } from '@/lib/extraction/extract-selection';
import { mayBeOfKind } from '@/lib/extraction/kinds/has-kind';
import type { Leanings } from '@/lib/extraction/leanings/leanings';
import { getOtherPages } from '@/lib/extraction/pages/other-pages';
import type { OtherPages } from '@/lib/extraction/pages/page-limit';
import { extractPart } from '@/lib/extraction/picking/extract-part';
import {
  provideExtractor,
  setExtractedArticle,
  pendingRequest,
} from '@/lib/extraction/picking/picked';
import { selectParts } from '@/lib/extraction/select-parts';
import { noArticleReason } from '@/lib/extraction/no-article-reason';

/** Possible results of this script. */
type ExtractionResult = Extraction | Leanings | readonly SelectedValues[] | Promise<OtherPages>;

/**
 * Injected at the user's request. Its value is the page's article, the picked part or the
 * selection; or, as requested, the article's other pages, the leanings learnt from the user's
 * choices, or the parts that templates select. A page of ours that loads it gets the extractor
 * itself.
 */
export default defineUnlistedScript((): ExtractionResult | undefined => {
  const request = pendingRequest();
  if (request?.what === 'extractor') {
    provideExtractor({ extractArticle, NotAnArticle, mayBeOfKind });
    return undefined;
  }
  if (request?.what === 'leanings') return learnLeanings(document, location.href, request.chosen);
  if (request?.what === 'selected') {
    return location.href === request.url ? selectParts(document, request.selectors) : [];
  }
  if (request?.what === 'pages') return getOtherPages(request.adjacent);
  if (request?.what === 'selection') {
    const article = extractSelection(document, location.href, window.getSelection());
    if (article) return { found: 'article', article, choice: null, leant: 0 };
    return { found: 'nothing', why: noArticleReason(document), selection: null };
  }
  const selector = request?.selector ?? null;
  const { article: part, choice } = extractPart(document, location.href, selector);
  if (part) return { found: 'article', article: part, choice, leant: 0 };
  const hasKind = mayBeOfKind(document);
  try {
    const found = extractWithLeanings(document, location.href, request?.leanings ?? {});
    setExtractedArticle(hasKind ? found.article : null);
    return { found: 'article', ...found, choice, hasKind };
  } catch (error) {
    if (!(error instanceof NotAnArticle)) throw error;
    const selection = extractSelection(document, location.href, window.getSelection());
    setExtractedArticle(null);
    return { found: 'nothing', why: noArticleReason(document), selection, hasKind };
  }
});
