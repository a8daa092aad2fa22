import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Extraction } from '@/lib/browser/active-tab';
import { extractSelection } from '@/lib/extraction/extract-selection';
import { whyNoArticle } from '@/lib/extraction/why-not';

/** Injected when the person asks; its value is what is selected in the page. */
export default defineUnlistedScript((): Extraction => {
  const article = extractSelection(document, location.href, window.getSelection());
  if (article) return { found: 'article', article, choice: null };
  return { found: 'nothing', why: whyNoArticle(document), selection: null };
});
