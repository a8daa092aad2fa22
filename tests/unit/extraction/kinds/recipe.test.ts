// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { clipOf, fixture } from './kinds-of-pages';

const SAID =
  '<p>The miller baked this bread every Saturday, when the flour of the week had been weighed and the boats had not yet come back.</p>';
const page = (data: object, body: string) =>
  `<title>Bread</title><script type="application/ld+json">${JSON.stringify(data)}</script><article><h1>Bread</h1>${SAID}${SAID.replace('miller', 'baker')}${body}${SAID.replace('miller', 'sailor')}</article>`;

describe('a recipe', () => {
  it('has its ingredients and steps as lists under the page’s headings, without hidden ones', async () => {
    const { article } = await clipOf(fixture('kind-recipe'));
    expect(article?.html).toContain(
      '<ul><li>300 g barley flour</li><li>200 ml warm water</li><li>1 tsp salt</li></ul>',
    );
    expect(article?.html).toContain('<ol><li>Mix flour and salt.</li>');
    expect(article?.text).not.toMatch(/secret|our book/);
    expect(article?.text.split('\n').filter((line) => line === 'Mix flour and salt.')).toHaveLength(
      1,
    );
    expect(article?.text.split('\n').slice(2, 4)).toEqual(['You need', '300 g barley flour']);
  });

  it('is unchanged if the page already has lists', async () => {
    const data = { '@type': 'Recipe', recipeIngredient: ['300 g flour', '1 tsp salt'] };
    const list = '<h2>You need</h2><ul><li>300 g flour</li><li>1 tsp salt</li></ul>';
    const { article, before } = await clipOf(page(data, list));
    expect(article?.html).toBe(before?.html);
  });

  it('includes no data that the page does not show', async () => {
    const data = { '@type': 'Recipe', recipeIngredient: ['300 g gold', '1 tsp silver'] };
    const { article, before } = await clipOf(page(data, ''));
    expect(article?.text).toBe(before?.text);
  });

  it('is also read from microdata', async () => {
    const html = `<title>Bread</title><article itemscope itemtype="https://schema.org/Recipe"><h1 itemprop="name">Bread</h1>${SAID}<h2>You need</h2><div itemprop="recipeIngredient">300 g flour</div><div itemprop="recipeIngredient">1 tsp salt</div>${SAID.replace('miller', 'baker')}</article>`;
    const { article } = await clipOf(html);
    expect(article?.html).toContain('<ul><li>300 g flour</li><li>1 tsp salt</li></ul>');
  });
});
