/** Anything whose scripts can be queried: a page's model or its document. */
interface Scripts {
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string | null }>;
}

/** An object of a page's JSON-LD. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE =
  /Article$|^Article|Posting$|^Report$|^Review$|^Recipe$|^(?:Claim|Critic)Review$|^Blog$|^HowTo$|^Newsletter$|^OpinionNews/;
const PAGE_TYPE = /(?:WebPage|ItemPage|AboutPage|CreativeWork|QAPage|FAQPage)$/;
/** Deeper than any publisher nests; protects against infinite recursion on hostile pages. */
const MAX_DEPTH = 12;

/** A page's JSON-LD: the node of its article, and all nodes it may refer to. */
export interface JsonLd {
  readonly article: JsonLdNode | null;
  readonly nodes: readonly JsonLdNode[];
}

/** Reads all JSON-LD of a page: arrays, `@graph`, nested main entities, references by `@id`. */
export function readJsonLd(root: Scripts): JsonLd {
  const nodes: JsonLdNode[] = [];
  for (const script of root.querySelectorAll('script[type*="ld+json" i]')) {
    collect(parse(script.textContent ?? ''), nodes, 0);
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  const pages = nodes.filter((node) => typesOf(node).some((type) => PAGE_TYPE.test(type)));
  const byFields = (list: readonly JsonLdNode[]): JsonLdNode | null =>
    list.find((node) => node['headline'] ?? node['datePublished'] ?? node['author']) ?? null;
  return { article: byFields(articles) ?? byFields(pages), nodes };
}

/** The node's types without the vocabulary's URL. */
export function typesOf(node: JsonLdNode): readonly string[] {
  return asList(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/#:]/, ''));
}

/** One value or many, as a list. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Whether the value is an object with fields. */
export function isNode(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Resolves an `@id` reference to the object it names elsewhere on the page. */
export function resolve(value: unknown, nodes: readonly JsonLdNode[]): unknown {
  if (!isNode(value) || value['@id'] === undefined || value['name'] !== undefined) return value;
  return nodes.find((node) => node['@id'] === value['@id'] && node['name'] !== undefined) ?? value;
}

/** In characters; anything longer is truncated first. */
const LONGEST_TEXT = 5000;

/** The first text in a value: a string, an object's name or URL, or the first of a list. */
export function textOf(value: unknown, most = LONGEST_TEXT): string | null {
  for (const item of asList(value)) {
    if (typeof item === 'string' && item.trim()) return item.slice(0, most).trim();
    if (isNode(item)) {
      const inner = item['name'] ?? item['@value'] ?? item['url'] ?? item['@id'];
      if (typeof inner === 'string' && inner.trim()) return inner.slice(0, most).trim();
    }
  }
  return null;
}

function collect(value: unknown, nodes: JsonLdNode[], depth: number): void {
  if (depth > MAX_DEPTH || nodes.length > 500) return;
  for (const item of asList(value)) {
    if (!isNode(item)) continue;
    nodes.push(item);
    for (const inner of Object.values(item)) {
      if (typeof inner === 'object') collect(inner, nodes, depth + 1);
    }
  }
}

/**
 * Parses JSON as pages write it: in comments or CDATA, with raw line breaks and trailing commas.
 */
function parse(source: string): unknown {
  const bare = withoutEnd(
    source
      .trim()
      .replace(
        /^(?:<!--|\/\*\s{0,9}<!\[CDATA\[\s{0,9}\*\/|\/\/\s{0,9}<!\[CDATA\[|<!\[CDATA\[)/,
        '',
      ),
  );
  for (const text of [bare, repairJson(bare)]) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Try the repaired text, then give up: the page's other sources remain.
    }
  }
  return null;
}

/** Strips the end of a comment or CDATA section. */
function withoutEnd(source: string): string {
  let text = source.trimEnd();
  if (text.endsWith(';')) text = text.slice(0, -1).trimEnd();
  for (const end of ['-->', '*/', '//', ']]>', '/*', '//'])
    if (text.endsWith(end)) text = text.slice(0, -end.length).trimEnd();
  return text;
}

function repairJson(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/,(?=\s{0,200}[}\]])/g, '')
    .replace(/;$/, '');
}
