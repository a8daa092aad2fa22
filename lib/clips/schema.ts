import * as v from 'valibot';
import type { Article } from './article';
import {
  canonicalAddress,
  correctedFields,
  count,
  hashId,
  highlightId,
  html,
  imageAddress,
  imageHash,
  keptType,
  line,
  maybeLine,
  noteHistory,
  publication,
  percent,
  recordOf,
  stamp,
  tagHistory,
  text,
  time,
  trimmedLine,
  webAddress,
} from './bounds';
import { captureEditSchema } from './capture-edit';
import { isWebAddress } from './canonical-url';
import type { Clip, Contents, Draft } from './clip';
import type { ClipEdit } from './edit';
import type { HighlightEdit } from './highlight';
import { COLOURS, highlightsOf } from './highlight';
import type { SavedImage } from './image';
import { noteText } from './note';
import { NO_STAMP, stampTime } from './stamp';
import { tagsOf } from './tags';

/*
 * Schemas for everything that crosses a boundary: pages, messages, sync, files. Values:
 * `bounds.ts`.
 */

const MOST_HIGHLIGHTS = 10_000;
const MOST_NAMES = 1000;

const leadImage = v.nullable(
  v.object({
    url: imageAddress,
    alt: maybeLine,
    credit: maybeLine,
  }),
);

const sourced = {
  url: webAddress,
  authors: v.pipe(v.array(line), v.maxLength(MOST_NAMES)),
  siteName: maybeLine,
  publishedAt: maybeLine,
  modifiedAt: maybeLine,
  section: maybeLine,
  lang: maybeLine,
  dir: v.nullable(v.picklist(['ltr', 'rtl'])),
  excerpt: maybeLine,
  standfirst: v.exactOptional(line),
  leadImage,
  wordCount: count,
};

const receipt = v.nullable(
  v.object({
    wordsKept: count,
    wordsVisible: count,
    images: count,
    tables: count,
    codeBlocks: count,
    formulas: count,
    doubt: v.nullable(v.picklist(['several articles', 'hardly an article', 'unsure'])),
    unsure: v.pipe(v.array(count), v.maxLength(MOST_NAMES)),
    dropped: v.pipe(
      v.array(
        v.object({
          text: line,
          reason: line,
          html: text,
          at: v.nullable(count),
          unsure: v.boolean(),
        }),
      ),
      v.maxLength(MOST_NAMES),
    ),
  }),
);

/** An article as a page's content script returns it. */
export const articleSchema = v.object({
  ...sourced,
  canonicalUrl: v.nullable(webAddress),
  title: trimmedLine,
  doi: maybeLine,
  publication: v.exactOptional(publication),
  keywords: v.pipe(v.array(line), v.maxLength(100)),
  paywalled: v.boolean(),
  nextPage: v.nullable(webAddress),
  previousPage: v.nullable(webAddress),
  html,
  text: html,
  receipt,
}) satisfies v.GenericSchema<unknown, Article>;

const quote = v.object({ exact: text, prefix: line, suffix: line });
const anchor = v.pipe(
  v.object({ revision: v.nullable(hashId), start: count, end: count }),
  v.check(({ start, end }) => start <= end, 'ends before it begins'),
);
const colour = v.picklist(COLOURS);
const highlightHistory = recordOf(
  highlightId,
  v.object({
    createdAt: time,
    quote,
    look: v.object({ colour: v.nullable(colour), stamp }),
    place: v.object({ anchor, stamp }),
    note: noteHistory,
    tags: v.exactOptional(tagHistory),
  }),
  MOST_HIGHLIGHTS,
);

/** A change of a highlight, sent by a page. */
export const highlightEdit = v.object({
  id: highlightId,
  add: v.exactOptional(v.object({ createdAt: time, quote, anchor })),
  colour: v.exactOptional(colour),
  note: v.exactOptional(text),
  tags: v.exactOptional(v.pipe(v.array(line), v.maxLength(MOST_NAMES))),
  anchor: v.exactOptional(anchor),
  removed: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<unknown, HighlightEdit>;

/** A clip from another replica or a backup. Values derived from its clock are recomputed. */
export const clipSchema = v.pipe(
  v.object({
    ...sourced,
    canonicalUrl: canonicalAddress,
    // Missing in backups of the first version, as are progress and highlights.
    doi: v.optional(maybeLine, null),
    revision: v.nullable(hashId),
    capturedAt: time,
    byHand: v.exactOptional(correctedFields),
    id: hashId,
    clippedAt: time,
    title: line,
    archived: v.boolean(),
    starred: v.boolean(),
    progress: v.optional(percent, 0),
    deletedAt: v.nullable(time),
    clock: v.object({
      capture: stamp,
      title: stamp,
      archived: stamp,
      starred: stamp,
      progress: v.optional(stamp, NO_STAMP),
      deleted: stamp,
      tags: tagHistory,
      note: noteHistory,
      highlights: v.optional(highlightHistory, {}),
      publication: v.exactOptional(stamp),
    }),
    publication: v.exactOptional(publication),
  }),
  v.transform((clip) => ({
    ...clip,
    deletedAt: clip.deletedAt === null ? null : stampTime(clip.clock.deleted),
    tags: tagsOf(clip.clock.tags),
    note: noteText(clip.clock.note),
    highlights: highlightsOf(clip.clock.highlights),
  })),
) satisfies v.GenericSchema<unknown, Clip>;

/** A revision's contents from a backup. */
export const contentsSchema = v.object({
  clipId: hashId,
  revision: hashId,
  html,
  text: html,
  capturedAt: time,
}) satisfies v.GenericSchema<unknown, Contents>;

/** An image from a backup. */
export const savedImageSchema = v.object({
  url: v.pipe(text, v.check(isWebAddress, 'not an http address')),
  type: keptType,
  hash: imageHash,
  data: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/))),
}) satisfies v.GenericSchema<unknown, SavedImage>;

/** The user's additions to an article when saving it. */
export const draftSchema = v.object({
  title: v.exactOptional(trimmedLine),
  tags: v.exactOptional(v.pipe(v.array(line), v.maxLength(MOST_NAMES))),
  note: v.exactOptional(text),
  highlights: v.exactOptional(v.pipe(v.array(highlightEdit), v.maxLength(MOST_HIGHLIGHTS))),
}) satisfies v.GenericSchema<unknown, Draft>;

/** The user's changes to a clip. */
export const clipEditSchema = v.object({
  ...draftSchema.entries,
  archived: v.exactOptional(v.boolean()),
  starred: v.exactOptional(v.boolean()),
  progress: v.exactOptional(percent),
  deleted: v.exactOptional(v.boolean()),
  capture: v.exactOptional(captureEditSchema),
  publication: v.exactOptional(publication),
}) satisfies v.GenericSchema<unknown, ClipEdit>;
