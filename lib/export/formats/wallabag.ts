import { siteHost } from '@/lib/clips/canonical-url';
import { readingMinutes } from '@/lib/clips/reading';
import type { ClipWithText, ExportJob, Part } from '../format';
import { escapeHtml } from '../writing/escape';
import { standfirstHtml } from '../writing/standfirst';

const iso = (time: number) => new Date(time).toISOString();
const flag = (on: boolean) => (on ? 1 : 0);

/** Formats a date for wallabag; `null` if it is not a date. */
function published(value: string | null): string | null {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? null : iso(time);
}

/**
 * An entry in wallabag 2's format for export and import. It has no field for a note on the whole
 * article.
 */
function entryOf({ clip, contents }: ClipWithText, id: number) {
  const created = iso(clip.clippedAt);
  return {
    id,
    is_archived: flag(clip.archived),
    is_starred: flag(clip.starred),
    is_public: false,
    tags: clip.tags,
    title: clip.title,
    url: clip.url,
    given_url: clip.url,
    content: standfirstHtml(clip) + (contents?.html ?? escapeHtml(clip.excerpt ?? '')),
    created_at: created,
    updated_at: created,
    published_at: published(clip.publishedAt),
    published_by: clip.authors,
    annotations: clip.highlights.map(({ quote, note, createdAt }) => ({
      text: note,
      quote: quote.exact,
      created_at: iso(createdAt),
      ranges: [],
    })),
    mimetype: 'text/html',
    language: clip.lang,
    reading_time: readingMinutes(clip.wordCount) ?? 0,
    domain_name: siteHost(clip.url),
    preview_picture: clip.leadImage?.url.startsWith('http') ? clip.leadImage.url : null,
  };
}

/** Writes clips for wallabag 2: texts, tags, states and annotations. */
export async function* writeWallabag({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  let id = 0;
  yield '[';
  for await (const each of clips()) {
    id += 1;
    yield (id === 1 ? '\n' : ',\n') + JSON.stringify(entryOf(each, id));
  }
  yield '\n]\n';
}
