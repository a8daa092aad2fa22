import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Extraction } from '@/lib/browser/active-tab';
import { extractArticle, NotAnArticle } from '@/lib/extraction/extract';
import { extractSelection } from '@/lib/extraction/extract-selection';
import { whyNoArticle } from '@/lib/extraction/why-not';

/** Injected when the person asks; its value is the page's article. */
export default defineUnlistedScript((): Extraction => {
  try {
    return { found: 'article', article: extractArticle(document, location.href) };
  } catch (error) {
    if (!(error instanceof NotAnArticle)) throw error;
    const selection = extractSelection(document, location.href, window.getSelection());
    return { found: 'nothing', why: whyNoArticle(document), selection };
  }
});
