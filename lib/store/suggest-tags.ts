import { siteHost } from '@/lib/clips/canonical-url';
import type { TagSuggestion, TagSubject } from '@/lib/clips/tag-suggestions';
import { suggestFromClips } from '@/lib/clips/tag-suggestions';
import type { ClipDatabase } from './database';
import { newestClips } from './queries';

/** How many clips of the site, and of the newest in each place, are looked at. */
const MOST_OF_SITE = 200;
const MOST_NEWEST = 150;

/** Tags suggested by the user's own clips; reads a few hundred clips at most. */
export async function suggestTags(db: ClipDatabase, about: TagSubject): Promise<TagSuggestion[]> {
  const host = siteHost(about.url);
  const beginnings = ['https://', 'http://', 'https://www.', 'http://www.'].flatMap((each) => [
    `${each}${host}/`,
    `${each}${host}:`,
  ]);
  const [ofSite, newest, archived] = await Promise.all([
    db.clips.where('canonicalUrl').startsWithAnyOf(beginnings).limit(MOST_OF_SITE).toArray(),
    newestClips(db, 'inbox', MOST_NEWEST),
    newestClips(db, 'archive', MOST_NEWEST),
  ]);
  const clips = new Map([...ofSite, ...newest, ...archived].map((clip) => [clip.id, clip]));
  return suggestFromClips(
    about,
    [...clips.values()].filter(({ deletedAt }) => deletedAt === null),
  );
}
