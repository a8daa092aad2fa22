import { siteHost } from '@/lib/clips/canonical-url';
import { looseAddress } from '@/lib/clips/loose-address';
import type { Clip } from '@/lib/clips/clip';
import { shelfOf } from '@/lib/clips/clip';
import type { Field, State, Thing } from './query/ast';
import { publishedDay } from './query/dates';
import { foldForSearch } from './text/fold';

/** The searchable fields of a clip. */
export interface Subject {
  readonly id: string;
  readonly clippedAt: number;
  /** `YYYY-MM-DD`. */
  readonly published: string | null;
  readonly host: string;
  /** Its normalised URL (`looseAddress`). */
  readonly address: string;
  /** Folded for searching. */
  readonly tags: readonly string[];
  readonly lang: string | null;
  readonly states: Readonly<Record<State, boolean>>;
  readonly things: Readonly<Record<Thing, boolean>>;
  /** The texts in which words are searched. */
  readonly fields: Readonly<Record<Field, string>>;
}

/** A clip's text and HTML from its newest revision on this device. */
export interface SubjectContents {
  readonly html: string;
  readonly text: string;
}

/** Extracts a clip's searchable fields. */
export function subjectOf(clip: Clip, contents: SubjectContents | null): Subject {
  const html = contents?.html ?? '';
  const host = siteHost(clip.canonicalUrl);
  const shelf = shelfOf(clip);
  return {
    id: clip.id,
    clippedAt: clip.clippedAt,
    published: publishedDay(clip.publishedAt),
    host,
    address: looseAddress(clip.canonicalUrl),
    tags: clip.tags.map(foldForSearch),
    lang: clip.lang?.toLowerCase() ?? null,
    states: {
      unread: clip.progress === 0,
      archived: shelf === 'archive',
      starred: clip.starred,
      highlighted: clip.highlights.length > 0,
      textless: (contents?.text ?? '') === '',
      trashed: shelf === 'trash',
    },
    things: {
      note: clip.note !== '',
      image: clip.leadImage !== null || html.includes('<img'),
      code: html.includes('<pre') || html.includes('<code'),
      table: html.includes('<table'),
    },
    fields: {
      title: clip.title,
      authors: clip.authors.join('\n'),
      site: `${clip.siteName ?? ''}\n${host}`,
      tags: clip.tags.join('\n'),
      note: clip.note,
      highlights: clip.highlights
        .map(({ quote, note, tags = [] }) => [quote.exact, note, ...tags].join('\n'))
        .join('\n'),
      text: [clip.standfirst, contents?.text].filter(Boolean).join('\n'),
    },
  };
}
