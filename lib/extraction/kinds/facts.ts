import type { Article } from '../../clips/article';
import { asList, isNode, textOf, type JsonLdNode } from '../metadata/json-ld';
import { foldSpace, wordKey } from '../page/blocks';
import { changeArticleHtml, make } from './change-html';
import { statedFacts, type Fact } from './fact';
import type { KindLabels } from './labels';
import { repositoryFacts } from './repository';
import { isDeclaredArticle, nodesOf } from './structured-data';

/** Adds the facts that a page states about a product or a repository as a table above the text. */
export function withFacts(
  article: Article,
  page: Document,
  nodes: readonly JsonLdNode[],
  labels: KindLabels,
): Article {
  const product = isDeclaredArticle(nodes) ? null : productOf(page, nodes);
  const facts = product ? productFacts(product) : repositoryFacts(page, article.url, nodes);
  if (facts.length === 0) return article;
  const name = product && article.text === '' ? textOf(product['name']) : null;
  const description = product && article.text === '' ? textOf(product['description']) : null;
  return changeArticleHtml({ ...article, title: name ?? article.title }, (root) => {
    const rows = facts.map(([fact, value]) => {
      const heading = make(root, 'th', labels[fact]);
      heading.setAttribute('scope', 'row');
      return make(root, 'tr', heading, make(root, 'td', value));
    });
    if (description !== null) root.prepend(make(root, 'p', foldSpace(description)));
    root.prepend(make(root, 'table', make(root, 'tbody', ...rows)));
  });
}

/**
 * Finds the product that a page is about: the only one it describes, or the one named in a main
 * heading.
 */
function productOf(page: Document, nodes: readonly JsonLdNode[]): JsonLdNode | null {
  const groups = nodesOf(nodes, 'ProductGroup');
  const named = (groups.length > 0 ? groups : nodesOf(nodes, 'Product')).filter(
    (node) => textOf(node['name']) !== null,
  );
  const names = new Set(named.map((node) => wordKey(textOf(node['name']) ?? '')));
  if (names.size === 1) return named.find((node) => node['offers']) ?? named[0] ?? null;
  const headings = Array.from(page.querySelectorAll('h1'), (h1) => wordKey(h1.textContent));
  return named.find((node) => headings.includes(wordKey(textOf(node['name']) ?? ''))) ?? null;
}

function productFacts(product: JsonLdNode): readonly Fact[] {
  const variant = asList(product['hasVariant']).find(isNode);
  const offer = [product['offers'], variant?.['offers']].flatMap(asList).find(isNode);
  const rating = asList(product['aggregateRating']).find(isNode);
  return statedFacts([
    ['price', offer ? priceOf(offer) : null],
    ['brand', textOf(product['brand']) ?? textOf(product['manufacturer'])],
    ['sku', valueOf(product['sku']) ?? valueOf(product['mpn'])],
    ['rating', rating ? ratingOf(rating) : null],
  ]);
}

/** The price as stated, with its currency: `19.90 EUR`, `10–25 EUR`. */
function priceOf(offer: JsonLdNode): string | null {
  const specified = asList(offer['priceSpecification']).find(isNode);
  const currency = textOf(offer['priceCurrency'] ?? specified?.['priceCurrency']);
  const low = valueOf(offer['price'] ?? specified?.['price'] ?? offer['lowPrice']);
  const high = valueOf(offer['highPrice']);
  if (low === null) return null;
  const range = high === null || high === low ? low : `${low}–${high}`;
  return [range, currency].filter(Boolean).join(' ');
}

/** The rating as stated, out of its maximum, with the number of votes: `4.6 / 5 (120)`. */
function ratingOf(rating: JsonLdNode): string | null {
  const value = valueOf(rating['ratingValue']);
  const count = valueOf(rating['ratingCount'] ?? rating['reviewCount']);
  if (value === null || Number(count ?? 1) === 0) return null;
  const best = valueOf(rating['bestRating']) ?? '5';
  return `${value} / ${best}${count === null ? '' : ` (${count})`}`;
}

/** A string or a number, as a string. */
function valueOf(value: unknown): string | null {
  const [first] = asList(value);
  return typeof first === 'number' ? String(first) : textOf(first);
}
