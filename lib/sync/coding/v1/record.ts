import type { Capture, Clip, Contents } from '@/lib/clips/clip';
import { EMPTY_NOTE } from '@/lib/clips/note';
import type { Stamp } from '@/lib/clips/stamp';
import { NO_STAMP, stampTime } from '@/lib/clips/stamp';
import type { TagHistory } from '@/lib/clips/tags';
import type { Details, Level } from '../../levels';
import { holds, noDetails } from '../../levels';
import type { FieldCoder } from './fields';
import { isSet, pack } from './flags';
import { codeHighlights } from './highlights';
import { KINDS } from './kinds';
import { codeNote } from './notes';
import { plainText } from './plain-text';
import { stampCoder } from './stamps';

/**
 * A clip's state in a record: without fields that are derived from others or belong to its text.
 */
export type CodedClip = Omit<
  Clip,
  'tags' | 'note' | 'highlights' | 'revision' | 'leadImage' | 'id'
> & {
  /** `null` if it follows from the canonical URL. */
  readonly id: string | null;
};

/** A capture's whole text, and fields that are only needed with it. */
export type CodedContents = Pick<Capture, 'leadImage'> &
  Pick<Contents, 'html' | 'text' | 'capturedAt'>;

const utf8 = new TextEncoder();

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash | 0;
}

/** Codes a text, in either direction. */
export function codeContents(io: FieldCoder, contents: CodedContents): CodedContents {
  const leadImage = codeLeadImage(io, contents.leadImage);
  const html = io.text(KINDS.html, contents.html);
  const plain = plainText(html);
  const same = io.byte(KINDS.flags, pack(plain === contents.text)) === 1;
  const text = same ? plain : io.text(KINDS.text, contents.text, { hint: utf8.encode(plain) });
  return { leadImage, html, text, capturedAt: io.number(KINDS.time, contents.capturedAt) };
}

/** Codes a clip's state at a level, in either direction. */
export function codeClip(io: FieldCoder, level: Level, clip: CodedClip): CodedClip {
  const codeStamp = stampCoder(io);
  const address = codeAddress(io, clip);
  const group = hashOf(address.host);
  const archivedAt = codeStamp(clip.clock.archived);
  const flags = io.byte(
    KINDS.flags,
    pack(
      clip.archived,
      clip.starred,
      clip.deletedAt !== null,
      clip.clippedAt === stampTime(archivedAt),
    ),
  );
  const clippedAt = isSet(flags, 3) ? stampTime(archivedAt) : io.number(KINDS.time, clip.clippedAt);
  const starredAt = codeStamp(clip.clock.starred);
  const progress = io.number(KINDS.progress, clip.progress);
  const progressAt = codeStamp(clip.clock.progress);
  const deletedAt = codeStamp(clip.clock.deleted);
  const tags = codeTags(io, codeStamp, clip.clock.tags, group);
  const titled = holds(level, 'title');
  const detailed = holds(level, 'details');
  const slug = utf8.encode(address.canonicalUrl.slice(address.canonicalUrl.lastIndexOf('/') + 1));
  const title = titled
    ? io.text(KINDS.title, clip.title, { group, hint: slug })
    : address.canonicalUrl;
  const titleAt = titled ? codeStamp(clip.clock.title) : NO_STAMP;
  const note = titled ? codeNote(io, codeStamp, clip.clock.note) : EMPTY_NOTE;
  const highlights = titled ? codeHighlights(io, codeStamp, clip.clock.highlights) : {};
  const captureAt = detailed ? codeStamp(clip.clock.capture) : NO_STAMP;
  const capturedAt = stampTime(captureAt);
  const details = detailed
    ? codeDetails(io, clip, { ...address, group, clippedAt, capturedAt })
    : noDetails(address.canonicalUrl);
  return {
    ...details,
    id: address.id,
    canonicalUrl: address.canonicalUrl,
    clippedAt,
    title,
    archived: isSet(flags, 0),
    starred: isSet(flags, 1),
    progress,
    deletedAt: isSet(flags, 2) ? stampTime(deletedAt) : null,
    clock: {
      capture: captureAt,
      title: titleAt,
      archived: archivedAt,
      starred: starredAt,
      progress: progressAt,
      deleted: deletedAt,
      tags,
      note,
      highlights,
    },
  };
}

const SCHEMES = ['https://', 'http://'];
const OWN_ID = 2;

function codeAddress(io: FieldCoder, { id, canonicalUrl }: CodedClip) {
  const scheme = SCHEMES.findIndex((each) => canonicalUrl.startsWith(each));
  const flags = io.byte(KINDS.scheme, Math.max(0, scheme) | (id === null ? 0 : OWN_ID));
  const start = SCHEMES[flags & 1] ?? '';
  const rest = canonicalUrl.slice(start.length);
  const end = /[/?#]/.exec(rest)?.index ?? rest.length;
  const host = io.text(KINDS.host, rest.slice(0, end));
  const path = io.text(KINDS.path, rest.slice(end), { group: hashOf(host) });
  const ownId = (flags & OWN_ID) === 0 ? null : io.text(KINDS.replica, id ?? '');
  return { id: ownId, host, canonicalUrl: start + host + path };
}

function codeTags(
  io: FieldCoder,
  codeStamp: (stamp: Stamp) => Stamp,
  tags: TagHistory,
  group: number,
): TagHistory {
  const entries = Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const count = io.number(KINDS.count, entries.length);
  const coded: [string, { on: boolean; stamp: Stamp }][] = [];
  for (let index = 0; index < count; index += 1) {
    const [name, state] = entries[index] ?? ['', { on: true, stamp: NO_STAMP }];
    const tag = io.text(KINDS.tag, name, { group });
    const on = io.byte(KINDS.flags, pack(state.on)) === 1;
    coded.push([tag, { on, stamp: codeStamp(state.stamp) }]);
  }
  return Object.fromEntries(coded);
}

const DIRECTIONS = [null, 'ltr', 'rtl'] as const;

interface Known {
  readonly host: string;
  readonly canonicalUrl: string;
  readonly group: number;
  readonly clippedAt: number;
  readonly capturedAt: number;
}

function codeDetails(io: FieldCoder, clip: CodedClip, known: Known): Details {
  const { canonicalUrl, group } = known;
  const at = { group };
  const sameUrl = clip.url === canonicalUrl;
  const hint = utf8.encode(canonicalUrl);
  const url = io.maybeText(KINDS.url, sameUrl ? null : clip.url, { hint }) ?? canonicalUrl;
  const authorCount = io.number(KINDS.count, clip.authors.length);
  const authors: string[] = [];
  for (let index = 0; index < authorCount; index += 1) {
    authors.push(io.text(KINDS.author, clip.authors[index] ?? '', at));
  }
  const siteName = io.maybeText(KINDS.site, clip.siteName, {
    group,
    hint: utf8.encode(known.host.replace(/^www\./, '')),
  });
  // Most articles are clipped soon after publication.
  const day = utf8.encode(new Date(Math.min(known.clippedAt, 8.64e15)).toISOString());
  const publishedAt = io.maybeText(KINDS.date, clip.publishedAt, { group, hint: day });
  const published = publishedAt === null ? day : utf8.encode(publishedAt);
  const modifiedAt = io.maybeText(KINDS.date, clip.modifiedAt, { group, hint: published });
  const section = io.maybeText(KINDS.section, clip.section, at);
  const doi = io.maybeText(KINDS.doi, clip.doi);
  const lang = io.maybeText(KINDS.lang, clip.lang, at);
  const sameTime = clip.capturedAt === known.capturedAt;
  const flags = io.byte(KINDS.flags, DIRECTIONS.indexOf(clip.dir) * 2 + (sameTime ? 1 : 0));
  return {
    url,
    authors,
    siteName,
    publishedAt,
    modifiedAt,
    section,
    doi,
    lang,
    dir: DIRECTIONS[flags >> 1] ?? null,
    excerpt: io.maybeText(KINDS.excerpt, clip.excerpt),
    wordCount: io.number(KINDS.words, clip.wordCount),
    capturedAt: isSet(flags, 0) ? known.capturedAt : io.number(KINDS.time, clip.capturedAt),
  };
}

function codeLeadImage(io: FieldCoder, image: Capture['leadImage']): Capture['leadImage'] {
  const url = io.maybeText(KINDS.image, image?.url ?? null);
  if (url === null) return null;
  return {
    url,
    alt: io.maybeText(KINDS.imageText, image?.alt ?? null),
    credit: io.maybeText(KINDS.imageText, image?.credit ?? null),
  };
}
