import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';

/**
 * A link to a highlight where it stands in its article, or to the clip of a note.
 * @param library the library's address, outside of it: the link then opens a tab of its own
 */
export function highlightLink(
  clip: Clip,
  highlight: Highlight | null,
  library: string | undefined,
) {
  const place = `#/clip/${clip.id}${highlight ? `/${highlight.id}` : ''}`;
  return library === undefined ? { href: place } : { href: `${library}${place}`, target: '_blank' };
}
