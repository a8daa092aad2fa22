const INLINE =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|sup|time|u|var)(?:\s[^>]*)?>/g;
const CELL = /<\/?t[dh](?:\s[^>]*)?>/g;
const BESIDE = /<(figcaption|rt|rp)(?:\s[^>]*)?>[\s\S]*?<\/\1>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/**
 * The running text of an article's sanitised HTML, without a document to parse it in, as a
 * background has none. Right for most articles; where it is not, the text itself is coded, and this
 * only helps to predict it.
 */
export function plainText(html: string): string {
  return html
    .replaceAll(BESIDE, '')
    .replaceAll(INLINE, '')
    .replaceAll(CELL, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/&(?:nbsp|lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
