import type { MessageKey } from '@/lib/browser/i18n';

/** Never resolves: the domain `.example` is reserved (RFC 2606). */
export const SAMPLE_URL = 'https://tearsheet.example/sample';

const PARAGRAPHS = ['sampleHistory', 'sampleReading', 'sampleAfter'] as const;

interface Words {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly text: (key: MessageKey) => string;
}

/**
 * The page of the sample article, in the user's language. Its article is extracted as from any
 * other page.
 */
export function samplePage({ language, direction, text }: Words): Document {
  const page = document.implementation.createHTMLDocument(text('sampleTitle'));
  page.documentElement.lang = language;
  page.documentElement.dir = direction;
  const article = page.createElement('article');
  const heading = page.createElement('h1');
  heading.textContent = text('sampleTitle');
  article.append(heading);
  for (const key of PARAGRAPHS) {
    const paragraph = page.createElement('p');
    paragraph.textContent = text(key);
    article.append(paragraph);
  }
  const main = page.createElement('main');
  main.append(article);
  page.body.append(main);
  return page;
}
