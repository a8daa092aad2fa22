import type { Vector } from './vectors.ts';
import { TEXT_PLACES } from './vectors.ts';

/** Closes whatever a vector may have left open, so that the next starts in a clean parser state. */
const CLOSER =
  `"'>--></style></script></textarea></title></xmp></noscript></noembed></noframes></template>` +
  '</select></iframe></object></svg></math></form></table></p>';

/** Keeps the page's own scripts from opening dialogs, which nobody would close. */
const QUIET = '<script>alert=confirm=prompt=print=()=>{};open=()=>null</script>';

const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const paragraph = ({ number, payload }: Vector) =>
  `<p>Berth mark${number} was dredged in spring, when the harbour office, which keeps the tide tables, asked for it twice, and the council paid. ${payload}${CLOSER}`;

/** Vectors for the body as an importer receives them: unsanitised markup. */
export const rawBody = (vectors: readonly Vector[]) =>
  vectors
    .filter(({ place }) => place === 'body' || place === 'image')
    .map(paragraph)
    .join('\n');

/** Every text vector as markup, as a surface would show it if it forgot to escape. */
export const unescapedPage = (vectors: readonly Vector[]) =>
  `<!doctype html><title>x</title>${QUIET}<body>${vectors
    .filter(({ place }) => TEXT_PLACES.some((each) => each === place))
    .map(paragraph)
    .join('\n')}`;

/**
 * An attacker's page with an article of some vectors, and metadata made of others.
 * @param words the vectors of this page that are not in the body
 */
export function attackPage(
  title: string,
  body: readonly Vector[],
  words: readonly Vector[],
): string {
  const of = (place: Vector['place']) =>
    words.filter((vector) => vector.place === place).map(({ payload }) => payload);
  const all = (place: Vector['place']) => escape(of(place).join(' '));
  const [address = '', ...addresses] = of('address');
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: `${title} ${of('json-ld').join(' ')}`,
    author: of('json-ld').map((name) => ({ '@type': 'Person', name, url: address })),
    keywords: of('json-ld'),
    description: of('json-ld').join(' '),
    publisher: { '@type': 'Organization', name: of('json-ld')[0] },
    url: address,
    image: addresses,
    articleSection: of('json-ld')[0],
    __proto__: { polluted: true },
  };
  const tags = of('tags')
    .map((tag) => `<meta property="article:tag" content="${escape(tag)}">`)
    .join('');
  return `<!doctype html><html lang="en"><head>${QUIET}<meta charset="utf-8">
<title>${title} ${all('title')}</title>
<meta property="og:title" content="${title} ${all('title')}">
<meta name="author" content="${all('byline')}">
<meta name="keywords" content="${escape(of('tags').join(', '))}">${tags}
<meta name="description" content="${all('excerpt')}">
<meta property="og:site_name" content="${all('site')}">
<meta property="article:section" content="${all('section')}">
<meta property="og:url" content="${escape(address)}">
<meta property="og:image" content="${escape(addresses[0] ?? '')}">
<link rel="canonical" href="${escape(address)}">
<script type="application/ld+json">${JSON.stringify(data).replaceAll('</', '<\\/')}</script>
</head><body><article>
<h1>${title} ${all('title')}</h1><p class="byline" rel="author">By ${all('byline')}</p>
${body.map(paragraph).join('\n')}
${addresses.map((each) => `<p>Ships of the line called here in every month of the year: <a href="${escape(each)}">the list of ships</a>.</p>`).join('\n')}
<figure><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="600" height="400" alt="${all('alt')}"><figcaption>${all('caption')}</figcaption></figure>
<pre><code class="language-html">${all('code')}</code></pre>
</article></body></html>`;
}
