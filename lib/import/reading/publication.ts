import type { ItemType, Publication } from '@/lib/clips/publication';
import { normalisePublication } from '@/lib/clips/publication';

/** The longest field of a clip's publication. */
const LONGEST = 500;

type Texts = Readonly<Record<keyof Omit<Publication, 'type'>, string | null>>;

/**
 * Builds a publication from a reference; `null` if it is nothing more than a page and its site.
 * @param type the item type, if the file has a known one
 */
export function publicationIn(
  type: ItemType | undefined,
  given: Partial<Texts>,
): Publication | null {
  const texts = Object.entries(given).filter(([, text]) => text !== null && text.length <= LONGEST);
  const publication = normalisePublication({
    ...(type !== undefined && { type }),
    ...Object.fromEntries(texts),
  });
  const { type: _type, container: _container, accessed: _accessed, ...rest } = publication;
  const isPage = type === undefined || type === 'webpage';
  return isPage && Object.keys(rest).length === 0 ? null : publication;
}
