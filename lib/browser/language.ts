import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';

/** Enough for the browser's detector, which takes longer for longer texts. */
const SAMPLE = 4000;
const MOSTLY = 70;

/** The article with the language that its text is plainly written in, where its page names none. */
export async function withLanguage(article: Article): Promise<Article> {
  if (article.lang !== null || article.text === '') return article;
  const found = await browser.i18n.detectLanguage(article.text.slice(0, SAMPLE));
  const [first] = found.languages;
  if (!found.isReliable || !first || first.language === 'und' || first.percentage < MOSTLY)
    return article;
  return { ...article, lang: first.language };
}
