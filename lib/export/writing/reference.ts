import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import type { ItemType, Publication } from '@/lib/clips/publication';

/** A clip's publication as reference managers want it: with a kind, and when it was read. */
export interface Reference extends Publication {
  readonly type: ItemType;
  readonly accessed: string;
}

/** Kinds that must name what they are in. */
const CONTAINED: ReadonlySet<ItemType> = new Set([
  'article-journal',
  'article-newspaper',
  'article-magazine',
]);

/** Kinds that are part of nothing: their site is who brings them out. */
export const STANDALONE: ReadonlySet<ItemType> = new Set([
  'report',
  'thesis',
  'article',
  'book',
  'motion_picture',
]);

/** What a clip says of its publication; without a kind it is an article where it has a DOI, else a page. */
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
