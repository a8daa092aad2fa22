import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Extraction } from '@/lib/browser/active-tab';
import { extractArticle, NotAnArticle } from '@/lib/extraction/extract';
import { extractSelection } from '@/lib/extraction/extract-selection';
import { extractPart } from '@/lib/extraction/picking/extract-part';
import { handOverExtractor, requested } from '@/lib/extraction/picking/picked';
import { whyNoArticle } from '@/lib/extraction/why-not';

/**
 * Injected when the person asks; its value is the page's article, the part they picked, or their
 * selection. A page of ours that loads it gets the extraction itself.
 */
export default defineUnlistedScript((): Extraction | undefined => {
  const wanted = requested();
  if (wanted === 'extractor') {
    handOverExtractor({ extractArticle, NotAnArticle });
    return undefined;
  }
  if (wanted === 'selection') {
    const article = extractSelection(document, location.href, window.getSelection());
    if (article) return { found: 'article', article, choice: null };
    return { found: 'nothing', why: whyNoArticle(document), selection: null };
  }
  const { article: part, choice } = extractPart(document, location.href);
  if (part) return { found: 'article', article: part, choice };
  try {
    return { found: 'article', article: extractArticle(document, location.href), choice };
  } catch (error) {
    if (!(error instanceof NotAnArticle)) throw error;
    const selection = extractSelection(document, location.href, window.getSelection());
    return { found: 'nothing', why: whyNoArticle(document), selection };
  }
});
