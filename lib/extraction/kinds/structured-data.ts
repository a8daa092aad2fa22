import { foldSpace } from '../page/blocks';
import { readJsonLd, textOf, typesOf, type JsonLdNode } from '../metadata/json-ld';

/** A page with more items is a listing. */
const MOST_ITEMS = 500;
const MOST_PROPERTIES = 2000;
const LONGEST_VALUE = 100_000;

/** Reads a page's schema.org data, from JSON-LD and microdata, as JSON-LD nodes. */
export function readStructuredData(page: Document): readonly JsonLdNode[] {
  return [...readJsonLd(page).nodes, ...readMicrodata(page)];
}

/** Selects the nodes of the given types, in page order. */
export function nodesOf(nodes: readonly JsonLdNode[], ...types: string[]): readonly JsonLdNode[] {
  return nodes.filter((node) => typesOf(node).some((type) => types.includes(type)));
}

/** Whether a page declares an article: a video or a product next to one is only a part of it. */
export function isDeclaredArticle(nodes: readonly JsonLdNode[]): boolean {
  return nodes.some((node) => {
    const isArticle = typesOf(node).some((type) => /Article$|Posting$|^Report$/.test(type));
    return isArticle && textOf(node['headline'] ?? node['articleBody']) !== null;
  });
}

/**
 * Reads the page's microdata (HTML Standard, 5.2). A nested item is both a node of its own and a
 * value of the enclosing one.
 */
function readMicrodata(page: Document): readonly JsonLdNode[] {
  const items = Array.from(page.querySelectorAll('[itemscope]')).slice(0, MOST_ITEMS);
  const nodes = new Map<Element, Record<string, unknown>>(
    items.map((item) => [item, { '@type': item.getAttribute('itemtype')?.split(/\s+/) ?? [] }]),
  );
  const properties = Array.from(page.querySelectorAll('[itemprop]')).slice(0, MOST_PROPERTIES);
  for (const element of properties) {
    const holder = nodes.get(element.parentElement?.closest('[itemscope]') ?? element);
    if (!holder || holder === nodes.get(element)) continue;
    const value = nodes.get(element) ?? valueOf(element);
    for (const name of (element.getAttribute('itemprop') ?? '').split(/\s+/)) {
      if (!/^[A-Za-z]{1,60}$/.test(name)) continue;
      const before = holder[name];
      if (before === undefined) holder[name] = value;
      else if (Array.isArray(before)) before.push(value);
      else holder[name] = [before, value];
    }
  }
  return [...nodes.values()];
}

function valueOf(element: Element): string {
  const value =
    element.getAttribute('content') ??
    element.getAttribute('datetime') ??
    (/^(?:a|link|area)$/.test(element.localName) ? element.getAttribute('href') : null) ??
    (/^(?:img|source|video|audio|iframe|track)$/.test(element.localName)
      ? element.getAttribute('src')
      : null) ??
    (/^(?:data|meter)$/.test(element.localName) ? element.getAttribute('value') : null) ??
    element.textContent;
  return foldSpace((value ?? '').slice(0, LONGEST_VALUE));
}
