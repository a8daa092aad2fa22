import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import type { ItemType, Publication } from '@/lib/clips/publication';

/** A clip's publication for reference managers: with a type, and the access date. */
export interface Reference extends Publication {
  readonly type: ItemType;
  readonly accessed: string;
}

/** Item types that need a container. */
const CONTAINED: ReadonlySet<ItemType> = new Set([
  'article-journal',
  'article-newspaper',
  'article-magazine',
]);

/** Item types without a container: their site is the publisher. */
export const STANDALONE: ReadonlySet<ItemType> = new Set([
  'report',
  'thesis',
  'article',
  'book',
  'motion_picture',
]);

/** A clip's reference data; the default type is article if it has a DOI, otherwise page. */
export function referenceOf(clip: Clip): Reference {
  const { publication = {}, doi, siteName, url, clippedAt } = clip;
  const type = publication.type ?? (doi === null ? 'webpage' : 'article-journal');
  const site = siteName ?? (CONTAINED.has(type) ? siteHost(url) : undefined);
  const isAlone = STANDALONE.has(type);
  const container = publication.container ?? (isAlone ? undefined : site);
  const publisher = publication.publisher ?? (isAlone ? site : undefined);
  return {
    ...publication,
    type,
    ...(container !== undefined && { container }),
    ...(publisher !== undefined && { publisher }),
    accessed: publication.accessed ?? new Date(clippedAt).toISOString().slice(0, 10),
  };
}
