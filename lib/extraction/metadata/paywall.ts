import { asList, isNode } from './json-ld';
import { firstMeta } from './meta-tags';
import type { PageFacts } from './page-facts';

const NO = /^(?:.*[/#])?(?:false|no|0)$/i;

/** Whether the page declares its article, or a part of it, to be behind a paywall. */
export function isPaywalled({ root, meta, jsonLd }: PageFacts): boolean {
  const { article } = jsonLd;
  const parts = [article, ...asList(article?.['hasPart'])];
  const claims = parts.map((part) => (isNode(part) ? part['isAccessibleForFree'] : undefined));
  const marked = root.querySelector('[itemprop~=isAccessibleForFree]');
  return (
    [...claims, marked?.getAttribute('content')].some((claim) => NO.test(String(claim))) ||
    firstMeta(meta, 'article:content_tier') === 'locked'
  );
}
