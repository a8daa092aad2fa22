import type { ItemType, Publication } from '@/lib/clips/publication';
import { tidied } from '@/lib/clips/publication';

/** As much as a clip takes in one field. */
const LONGEST = 500;

type Texts = Readonly<Record<keyof Omit<Publication, 'type'>, string | null>>;

/**
 * A publication of what a reference says; `null` where that is no more than a page and its site.
 * @param type the kind of work, where the file has one that is known
 */
export function publicationIn(
  type: ItemType | undefined,
  given: Partial<Texts>,
): Publication | null {
  const texts = Object.entries(given).filter(([, text]) => text !== null && text.length <= LONGEST);
  const said = tidied({ ...(type !== undefined && { type }), ...Object.fromEntries(texts) });
  const { type: _type, container: _container, accessed: _accessed, ...rest } = said;
  const isPage = type === undefined || type === 'webpage';
  return isPage && Object.keys(rest).length === 0 ? null : said;
}
