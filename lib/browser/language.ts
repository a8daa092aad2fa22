import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';

/** Enough for the browser's detector, which is slower for longer texts. */
const SAMPLE = 4000;
const MOSTLY = 70;

/** Adds the detected language to an article whose page declares none. */
export async function withLanguage(article: Article): Promise<Article> {
  if (article.lang !== null || article.text === '') return article;
  const found = await browser.i18n.detectLanguage(article.text.slice(0, SAMPLE));
  const [first] = found.languages;
  if (!found.isReliable || !first || first.language === 'und' || first.percentage < MOSTLY)
    return article;
  return { ...article, lang: first.language };
}
