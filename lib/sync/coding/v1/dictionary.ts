import { teach } from './fields';
import { KINDS } from './kinds';
import { Model } from './model';
import { ENGLISH_WORDS, OTHER_WORDS } from './words';

const HOSTS = `de.wikipedia.org fr.wikipedia.org es.wikipedia.org docs.google.com www.spiegel.de www.zeit.de
www.faz.net www.sueddeutsche.de www.lemonde.fr www.lefigaro.fr elpais.com www.elmundo.es www.corriere.it
www.repubblica.it www.folha.uol.com.br www.asahi.com www.nature.com www.science.org arxiv.org pubmed.ncbi.nlm.nih.gov
www.sciencedirect.com link.springer.com journals.plos.org stackoverflow.com developer.mozilla.org news.ycombinator.com
www.reddit.com blog.google dev.to github.com medium.com substack.com www.wired.com www.theverge.com arstechnica.com
techcrunch.com www.bloomberg.com www.ft.com www.economist.com www.wsj.com www.reuters.com apnews.com www.npr.org
www.cnn.com www.bbc.com www.bbc.co.uk www.theatlantic.com www.newyorker.com www.washingtonpost.com www.theguardian.com
www.nytimes.com en.wikipedia.org www.example.com`;

const PATHS = [
  '/',
  '/index.html',
  '/wiki/',
  '/questions/',
  '/watch?v=',
  '/p/',
  '/posts/how-to-',
  '/tag/',
  '/blog/2025/',
  '/article/the-',
  '/articles/2023/',
  '/story/what-',
  '/opinion/',
  '/technology/',
  '/business/2024/',
  '/science/2025/11/',
  '/culture/',
  '/politics/',
  '/world/',
  '/en/latest/',
  '/news/world-europe-6',
  '/2025/10/the-',
  '/2026/',
];

const TAGS = [
  'health',
  'books',
  'design',
  'economics',
  'history',
  'philosophy',
  'politics',
  'programming',
  'recipes',
  'research',
  'science',
  'technology',
  'to read',
  'travel',
  'work',
  'work/ideas',
];

const DATES = [
  '2024-05-17',
  '2025-11-03T08:15:00+01:00',
  '2026-01-26T12:00:00Z',
  '2026-10-09T18:30',
];

const MARKUP = `<p>“It is the first time that this has happened,” she said. “We have to see what they can do.”</p>
<p>He told the <em>Times</em> that it would be <strong>more than</strong> he could say; it wasn’t, for example, one of those.</p>
<h2>What we know</h2>
<ul><li><p>In the end</p></li><li>The other, of which there are 25,000 (12%)</li></ul>
<blockquote><p>I don’t think so.</p></blockquote>
<figure><img src="https://www.example.com/wp-content/uploads/2025/06/image-1024x683.jpg" alt="" width="1200" height="800"><figcaption>Photograph: Getty Images</figcaption></figure>
<table><thead><tr><th>Year</th><th>Total</th></tr></thead><tbody><tr><td>2024</td><td>1</td></tr></tbody></table>
<pre><code class="language-js">const x = 1;
</code></pre>
<h3>See also</h3><ol><li><a href="https://en.wikipedia.org/wiki/">Wikipedia</a></li></ol>
<p>According to a <a href="https://www.theguardian.com/">report</a> by the company, which was published on Monday, the number of people who have been <a href="https://www.nytimes.com/2024/03/">there</a> is about $1.5 billion a year.</p>
`;

/** A model trained on typical clips; every shard begins with a copy. */
export function taughtModel(): Model {
  const model = new Model();
  teach(model, KINDS.html, OTHER_WORDS + ENGLISH_WORDS);
  teach(model, KINDS.html, MARKUP);
  teach(model, KINDS.excerpt, ENGLISH_WORDS.slice(-2000));
  for (const host of HOSTS.split(/\s+/)) teach(model, KINDS.host, host);
  for (const path of PATHS) teach(model, KINDS.path, path);
  for (const tag of TAGS) teach(model, KINDS.tag, tag);
  for (const date of DATES) teach(model, KINDS.date, date);
  return model;
}
