// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { clipOf, fixture } from './kinds-of-pages';

const SAID =
  '<p>The harbour was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.</p>';
const page = (data: object, body = SAID.repeat(4)) =>
  `<title>Lantern</title><script type="application/ld+json">${JSON.stringify(data)}</script><article><h1>Lantern</h1>${body}</article>`;

describe('a product', () => {
  it('has its facts as a table above the text', async () => {
    const { article, before } = await clipOf(fixture('kind-product'));
    expect(article?.text.split('\n').slice(0, 4)).toEqual([
      'Price 49.9 EUR',
      'Brand Falk & Daughters',
      'Item number CH-1874',
      'Rating 4.6 / 5 (120)',
    ]);
    expect(article?.text.endsWith(before?.text ?? '-')).toBe(true);
  });

  it('is the main one among several, and none on a list of products', async () => {
    const product = (name: string, price: string) => ({
      '@type': 'Product',
      name,
      offers: { price },
    });
    const one = await clipOf(page([product('Rope', '5'), product('Lantern', '50')]));
    expect(one.article?.text).toMatch(/^Price 50\n/);
    const none = await clipOf(page([product('Rope', '5'), product('Hook', '50')]));
    expect(none.article).toEqual(none.before);
  });

  it('has a price range if there are several prices, and no rating without reviews', async () => {
    const offers = { lowPrice: '10', highPrice: '25', priceCurrency: 'EUR' };
    const aggregateRating = { ratingValue: 0, reviewCount: 0 };
    const { article } = await clipOf(
      page({ '@type': 'Product', name: 'Lantern', offers, aggregateRating }),
    );
    expect(article?.text).toMatch(/^Price 10–25 EUR\nThe harbour/);
  });

  it('is ignored on an article about it', async () => {
    const { article, before } = await clipOf(
      page([
        { '@type': 'NewsArticle', headline: 'Lantern' },
        { '@type': 'Product', name: 'Lantern', offers: { price: '50' } },
      ]),
    );
    expect(article).toEqual(before);
  });
});

describe('a repository', () => {
  it('has language, licence and stars above its README', async () => {
    const url = 'https://forge.example/falk/tidetable';
    const { article } = await clipOf(fixture('kind-repository'), url);
    expect(article?.text.split('\n').slice(0, 3)).toEqual([
      'Programming language Go',
      'Licence MIT license',
      'Stars 1,874',
    ]);
  });

  it('is not recognised on its subpages', async () => {
    const url = 'https://forge.example/falk/tidetable/issues/3';
    const { article, before } = await clipOf(fixture('kind-repository'), url);
    expect(article).toEqual(before);
  });

  it('is recognised by its structured data', async () => {
    const { article } = await clipOf(
      page({
        '@type': 'SoftwareSourceCode',
        codeRepository: 'https://forge.example/a/b',
        programmingLanguage: 'Rust',
        license: 'https://spdx.org/licenses/Apache-2.0',
      }),
    );
    expect(article?.text).toMatch(/^Programming language Rust\nLicence Apache-2\.0\n/);
  });
});
