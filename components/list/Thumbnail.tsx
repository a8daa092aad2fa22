import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';

interface Props {
  readonly clip: Clip;
  /** URL of the image; `null` if there is none. */
  readonly address: string | null;
}

/**
 * A clip's image, or the first letter of its site on a tint of the site's own. Without a site, as
 * for a file from the disk, the title's.
 */
export function Thumbnail({ clip, address }: Props) {
  if (address !== null) return <img class="thumbnail" src={address} alt="" decoding="async" />;
  const host = siteHost(clip.url);
  const [letter = ''] = /[\p{L}\p{N}]/u.exec(`${clip.siteName ?? host} ${clip.title}`) ?? [];
  return (
    <span class="thumbnail monogram" aria-hidden="true" style={{ '--hue': String(hueOf(host)) }}>
      {letter.toUpperCase()}
    </span>
  );
}

/** A stable hue for a site, in degrees. */
export function hueOf(host: string): number {
  let sum = 7;
  for (const character of host) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 3600;
  return sum / 10;
}
