import * as v from 'valibot';
import type { Article } from './article';
import { isWebAddress } from './canonical-url';
import type { Clip, Contents, Draft } from './clip';
import type { ClipEdit } from './edit';
import type { HighlightEdit } from './highlight';
import { COLOURS, highlightsOf } from './highlight';
import type { SavedImage } from './image';
import { noteText } from './note';
import { isStamp, NO_STAMP } from './stamp';
import { tagsOf } from './tags';

/*
 * Parsers for everything that crosses a boundary: page, message, sync, file. Lengths are bounded
 * far above what pages hold, so that a hostile sender cannot fill the disk with one field.
 */
const LONGEST_LINE = 10_000;
const LONGEST_TEXT = 1_000_000;
const LONGEST_HTML = 50_000_000;

const line = v.pipe(v.string(), v.maxLength(LONGEST_LINE));
const maybeLine = v.nullable(line);
const webAddress = v.pipe(line, v.check(isWebAddress, 'not an http address'));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));
const stamp = v.pipe(v.string(), v.check(isStamp, 'not a stamp'));
const id = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));

/** Record keys come from outside: the name by which one would set an object's prototype is refused. */
const safeKey = v.pipe(
  line,
  v.check((key) => key !== '__proto__', 'not a usable name'),
);

/** A record under any safe key; `v.record` silently leaves out `constructor` and `prototype`. */
const recordOf = <T>(key: v.GenericSchema<string, string>, value: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.custom<object>((input) => typeof input === 'object' && input !== null),
    v.transform((input): [string, unknown][] => Object.entries(input)),
    v.array(v.tuple([key, value])),
    v.transform((entries): Record<string, T> => Object.fromEntries(entries)),
  );

const leadImage = v.nullable(
  v.object({
    url: v.pipe(
      v.string(),
      v.maxLength(LONGEST_TEXT),
      v.regex(/^(https?:|data:image\/)/i, 'not an image address'),
    ),
    alt: maybeLine,
    credit: maybeLine,
  }),
);

const sourced = {
  url: webAddress,
  authors: v.pipe(v.array(line), v.maxLength(1000)),
  siteName: maybeLine,
  publishedAt: maybeLine,
  modifiedAt: maybeLine,
  section: maybeLine,
  lang: maybeLine,
  dir: v.nullable(v.picklist(['ltr', 'rtl'])),
  excerpt: maybeLine,
  leadImage,
  wordCount: time,
};

const receipt = v.nullable(
  v.object({
    wordsKept: time,
    wordsVisible: time,
    images: time,
    tables: time,
    codeBlocks: time,
    formulas: time,
    doubt: v.nullable(v.picklist(['several articles', 'hardly an article'])),
    dropped: v.pipe(
      v.array(
        v.object({
          text: line,
          reason: line,
          html: v.pipe(v.string(), v.maxLength(LONGEST_TEXT)),
          at: v.nullable(time),
        }),
      ),
      v.maxLength(1000),
    ),
  }),
);

/** An article as a page's content script returns it. */
export const articleSchema = v.object({
  ...sourced,
  canonicalUrl: v.nullable(webAddress),
  title: line,
  doi: maybeLine,
  keywords: v.pipe(v.array(line), v.maxLength(100)),
  paywalled: v.boolean(),
  nextPage: v.nullable(webAddress),
  html: v.pipe(v.string(), v.maxLength(LONGEST_HTML)),
  text: v.pipe(v.string(), v.maxLength(LONGEST_HTML)),
  receipt,
}) satisfies v.GenericSchema<unknown, Article>;

const tagHistory = recordOf(safeKey, v.object({ on: v.boolean(), stamp }));
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const noteHistory = v.object({
  versions: v.array(v.object({ text, stamp })),
  seen: recordOf(safeKey, stamp),
});

const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const quote = v.object({ exact: text, prefix: line, suffix: line });
const anchor = v.object({ revision: v.nullable(id), start: time, end: time });
const colour = v.picklist(COLOURS);
const highlightHistory = recordOf(
  v.pipe(safeKey, id),
  v.object({
    createdAt: time,
    quote,
    look: v.object({ colour: v.nullable(colour), stamp }),
    place: v.object({ anchor, stamp }),
    note: noteHistory,
  }),
);

const highlightEdit = v.object({
  id,
  add: v.exactOptional(v.object({ createdAt: time, quote, anchor })),
  colour: v.exactOptional(colour),
  note: v.exactOptional(text),
  anchor: v.exactOptional(anchor),
  removed: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<unknown, HighlightEdit>;

/** A clip from another replica or a backup. What derives from its clock is derived again. */
export const clipSchema = v.pipe(
  v.object({
    ...sourced,
    canonicalUrl: webAddress,
    // Backups of the first version have none, nor progress and highlights.
    doi: v.optional(maybeLine, null),
    revision: v.nullable(id),
    capturedAt: time,
    id,
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
    }),
  }),
  v.transform((clip) => ({
    ...clip,
    tags: tagsOf(clip.clock.tags),
    note: noteText(clip.clock.note),
    highlights: highlightsOf(clip.clock.highlights),
  })),
) satisfies v.GenericSchema<unknown, Clip>;

/** A revision's contents from a backup. */
export const contentsSchema = v.object({
  clipId: id,
  revision: id,
  html: v.pipe(v.string(), v.maxLength(LONGEST_HTML)),
  text: v.pipe(v.string(), v.maxLength(LONGEST_HTML)),
  capturedAt: time,
}) satisfies v.GenericSchema<unknown, Contents>;

/** The media type of an image. */
export const imageTypeSchema = v.pipe(v.string(), v.regex(/^image\/[\w.+-]{1,60}$/));

/** The SHA-256 of an image's bytes, in hexadecimal. */
export const imageHashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** An image from a backup. */
export const savedImageSchema = v.object({
  url: v.pipe(v.string(), v.maxLength(LONGEST_HTML), v.check(isWebAddress)),
  type: imageTypeSchema,
  hash: imageHashSchema,
  data: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/))),
}) satisfies v.GenericSchema<unknown, SavedImage>;

/** What the person adds to an article when saving it. */
export const draftSchema = v.object({
  title: v.exactOptional(line),
  tags: v.exactOptional(v.array(line)),
  note: v.exactOptional(text),
  highlights: v.exactOptional(v.pipe(v.array(highlightEdit), v.maxLength(10_000))),
}) satisfies v.GenericSchema<unknown, Draft>;

/** What the person changes of a clip. */
export const clipEditSchema = v.object({
  ...draftSchema.entries,
  archived: v.exactOptional(v.boolean()),
  starred: v.exactOptional(v.boolean()),
  progress: v.exactOptional(percent),
  deleted: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<unknown, ClipEdit>;
