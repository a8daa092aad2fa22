import { typesOf } from '../metadata/json-ld';
import { firstMeta } from '../metadata/meta-tags';
import type { PageFacts } from '../metadata/page-facts';
import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';
import type { Containers } from './containers';
import { namesOf } from './keys';

/** Elements counted on a page, on a logarithmic scale. */
const COUNTED: Readonly<Record<string, string>> = {
  headings: 'h2, h3, h4',
  code: 'pre',
  tables: 'table',
  times: 'time',
  articles: 'article',
  images: 'img',
  quotes: 'blockquote',
  definitions: 'dt',
};
/** Only a malicious page has more named elements than these. */
const MOST_NAMES = 3000;

/** Collects the binary features from which a page's kind is predicted. */
export function kindKeys(
  facts: PageFacts,
  body: PageElement,
  blocks: readonly TextBlock[],
  { all, paths, region }: Containers,
): readonly string[] {
  const keys = new Set<string>(['page']);
  const count = (name: string, value: number): void => {
    keys.add(`${name} ${Math.round(Math.log2(value + 1))}`);
  };
  for (const type of facts.jsonLd.nodes.slice(0, 60).flatMap(typesOf)) keys.add(`data ${type}`);
  keys.add(`type ${firstMeta(facts.meta, 'og:type')?.slice(0, 30) ?? 'none'}`);
  for (const word of addressWords(facts.url)) keys.add(`address ${word}`);
  const seen = new Set<PageElement>();
  for (const path of paths) {
    if (seen.size > MOST_NAMES) break;
    for (const element of path) {
      if (seen.has(element)) continue;
      seen.add(element);
      for (const name of namesOf(element)) keys.add(`name ${name}`);
    }
  }
  for (const [name, selector] of Object.entries(COUNTED))
    count(name, body.querySelectorAll(selector).length);
  count('words', all.words);
  count('prose', all.prose);
  count('blocks', blocks.length);
  count(
    'depth',
    paths.length > 0 ? paths.reduce((sum, { length }) => sum + length, 0) / paths.length : 0,
  );
  keys.add(`linked ${Math.round((all.linked / (all.words || 1)) * 10)}`);
  keys.add(`prose of all ${Math.round((all.prose / (all.words || 1)) * 10)}`);
  keys.add(`region ${region.localName}`);
  count(
    'prices',
    blocks.filter(({ text }) => text.length < 60 && /[$€£¥]\s?\d|\d\s?[€£¥]/.test(text)).length,
  );
  count(
    'linked headings',
    blocks.filter(
      ({ element, linked, measure }) =>
        /^h[2-5]$/.test(element.localName) && linked > measure.words / 2,
    ).length,
  );
  return [...keys];
}

/** The words of a URL's path, the first label of its host, and hints at its form. */
function addressWords(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const { hostname, pathname: path } = new URL(url);
  const pathname = path.slice(0, 300);
  const words = pathname.toLowerCase().match(/\p{L}{2,20}/gu) ?? [];
  const depth = pathname.split('/').filter(Boolean).length;
  const forms = [
    /\d{4}\/\d{1,2}/.test(pathname) ? 'with a date' : '',
    /\d{5,}/.test(pathname) ? 'with a number' : '',
    pathname.split('/').some((part) => part.split('-').length > 4) ? 'with a title' : '',
  ];
  return [
    ...words.slice(0, 12),
    `depth ${Math.min(depth, 5)}`,
    `host ${hostname.split('.')[0] ?? ''}`,
    ...forms.filter(Boolean),
  ];
}
