import { expect, test } from 'vitest';
import type { Article } from '@/lib/clips/article';
import { momentOf, newClip } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import type { CitationStyle } from '@/lib/export/citing/styles';
import { citations } from '@/lib/export/citing/styles';
import { article } from '../articles';

/** A citation with italics in `*`. */
function written(about: Partial<Article>, style: CitationStyle): string {
  const whole = article({ siteName: null, authors: [], publishedAt: null, ...about });
  const identity = { id: 'abcdefgh', canonicalUrl: whole.url, revision: null };
  const at = momentOf(makeStamp(Date.UTC(2022, 2, 8), 0, 'replica1'));
  return citations([newClip(whole, {}, identity, at)], style)
    .flat()
    .map(({ text, italic }) => (italic ? `*${text}*` : text))
    .join('');
}

/** The manuals' own examples of journal articles. */
test.each<[CitationStyle, string, Partial<Article>]>([
  // APA 7, 10.1, example 1.
  [
    'apa',
    'McCauley, S. M., & Christiansen, M. H. (2019). Language learning as language use: A cross-linguistic model of child language development. *Psychological Review*, *126*(1), 1–51. https://doi.org/10.1037/rev0000126',
    {
      authors: ['Stewart M. McCauley', 'Morten H. Christiansen'],
      publishedAt: '2019-01',
      title:
        'Language learning as language use: A cross-linguistic model of child language development',
      doi: '10.1037/rev0000126',
      siteName: 'psycnet.apa.org',
      publication: {
        type: 'article-journal',
        container: 'Psychological Review',
        volume: '126',
        issue: '1',
        pages: '1–51',
      },
    },
  ],
  // style.mla.org, "Works cited: a quick guide", with a DOI.
  [
    'mla',
    'Baron, Naomi S. “Redefining Reading: The Impact of Digital Communication Media.” *PMLA*, vol. 128, no. 1, Jan. 2013, pp. 193–200, https://doi.org/10.1632/pmla.2013.128.1.193.',
    {
      authors: ['Naomi S. Baron'],
      publishedAt: '2013-01',
      title: 'Redefining Reading: The Impact of Digital Communication Media',
      doi: '10.1632/pmla.2013.128.1.193',
      publication: {
        type: 'article-journal',
        container: 'PMLA',
        volume: '128',
        issue: '1',
        pages: '193–200',
      },
    },
  ],
  // chicagomanualofstyle.org, "Notes and bibliography: sample citations", without its season.
  [
    'chicago',
    'Keng, Shao-Hsun, Chun-Hung Lin, and Peter F. Orazem. “Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and Income Inequality.” *Journal of Human Capital* 11, no. 1 (2017): 1–34. https://doi.org/10.1086/690235.',
    {
      authors: ['Shao-Hsun Keng', 'Chun-Hung Lin', 'Peter F. Orazem'],
      publishedAt: '2017',
      title:
        'Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and Income Inequality',
      doi: '10.1086/690235',
      publication: {
        type: 'article-journal',
        container: 'Journal of Human Capital',
        volume: '11',
        issue: '1',
        pages: '1–34',
      },
    },
  ],
  [
    'mla',
    '“T.” *J*, no. 4, p. 7, a.example/x.',
    {
      url: 'https://a.example/x',
      title: 'T',
      publication: { type: 'article-journal', container: 'J', issue: '4', pages: '7' },
    },
  ],
  [
    'apa',
    'T. (n.d.). *J*, 7. https://a.example/x',
    {
      url: 'https://a.example/x',
      title: 'T',
      publication: { type: 'article-journal', container: 'J', pages: '7' },
    },
  ],
  [
    'chicago',
    '“T.” *J*, no. 4. https://a.example/x.',
    {
      url: 'https://a.example/x',
      title: 'T',
      publication: { type: 'article-journal', container: 'J', issue: '4' },
    },
  ],
])('%s cites an article in a journal', (style, expected, about) => {
  expect(written(about, style)).toBe(expected);
});
