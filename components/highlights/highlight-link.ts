import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';

/**
 * A link to a highlight within its article, or to the clip that a note belongs to.
 * @param library the library's address, when called outside the library: the link then opens a new
 * tab
 */
export function highlightLink(
  clip: Clip,
  highlight: Highlight | null,
  library: string | undefined,
) {
  const place = `#/clip/${clip.id}${highlight ? `/${highlight.id}` : ''}`;
  return library === undefined ? { href: place } : { href: `${library}${place}`, target: '_blank' };
}
