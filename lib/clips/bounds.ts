import * as v from 'valibot';
import { isCanonicalAddress, isWebAddress } from './canonical-url';
import { ownValue } from './own-value';
import { ITEM_TYPES, LONGEST_CITED, normalisePublication } from './publication';
import { CORRECTED_FIELDS } from './clip';
import { isStamp, stampReplica } from './stamp';
import type { TagHistory } from './tags';
import { mergeTags, normaliseTag } from './tags';

/*
 * Schemas for each kind of value, shared by all inputs: pages, messages, files, backups, CouchDB,
 * browser sync, settings. Maximum lengths are far above those of real pages, so that a hostile
 * sender cannot fill the disk with one field; numbers stay within the limits of dates, wire formats
 * and SQLite.
 */
export const LONGEST_LINE = 10_000;
export const LONGEST_TEXT = 1_000_000;
export const LONGEST_HTML = 50_000_000;
/** The last millisecond of the year 9999, the latest that can be displayed and written. */
export const LATEST_TIME = 253_402_300_799_999;
export const LARGEST_COUNT = 2 ** 31 - 1;

const MOST_TAGS = 5000;
/** The most devices and versions of a note: each device that ever wrote one has an entry. */
const MOST_VERSIONS = 1000;

/** Text of limited length in code units, without lone surrogates. */
export const textUpTo = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.transform((value) => value.toWellFormed()),
  );

export const line = textUpTo(LONGEST_LINE);
export const maybeLine = v.nullable(line);
/** A line without surrounding white space, as entered on a page or form. */
export const trimmedLine = v.pipe(line, v.trim());
export const text = textUpTo(LONGEST_TEXT);
export const html = textUpTo(LONGEST_HTML);

const citedField = v.exactOptional(v.pipe(textUpTo(LONGEST_CITED), v.trim()));

/** Where and how a work was published. */
export const publication = v.pipe(
  v.object({
    type: v.exactOptional(v.picklist(ITEM_TYPES)),
    container: citedField,
    volume: citedField,
    issue: citedField,
    pages: citedField,
    publisher: citedField,
    issn: citedField,
    edition: citedField,
    accessed: citedField,
  }),
  v.transform(normalisePublication),
);

/**
 * The capture fields corrected by the user, distinct and in a fixed order; unknown names are
 * ignored.
 */
export const correctedFields = v.pipe(
  v.array(v.string()),
  v.maxLength(50),
  v.transform((given) => CORRECTED_FIELDS.filter((field) => given.includes(field))),
);

/** A whole number from 0. JSON can hold -0, which would become 0 when it is written again. */
const wholeUpTo = (most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0),
    v.maxValue(most),
    v.transform((value) => value + 0),
  );

/** Milliseconds since 1970. */
export const time = wholeUpTo(LATEST_TIME);
export const count = wholeUpTo(LARGEST_COUNT);
export const percent = wholeUpTo(100);

export const webAddress = v.pipe(line, v.check(isWebAddress, 'not an http address'));
export const canonicalAddress = v.pipe(
  line,
  v.check(isCanonicalAddress, 'not the canonical form of an http address'),
);
/** An image's URL: on the web, or a `data:` URL. */
export const imageAddress = v.pipe(
  text,
  v.check((url) => /^data:image\//i.test(url) || isWebAddress(url), 'not an image address'),
);

export const stamp = v.pipe(v.string(), v.check(isStamp, 'not a stamp'));
/** The first 96 bits of a SHA-256, as base64url: the id of a clip or revision. */
export const hashId = v.pipe(v.string(), v.regex(/^[\w-]{16}$/));
/** A highlight's id, which other programs may have made. */
export const highlightId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
/**
 * The media type of a file stored with a clip: an image, or the PDF that the clip was made from.
 */
export const keptType = v.pipe(v.string(), v.regex(/^(?:image\/[\w.+-]{1,60}|application\/pdf)$/));
/** The SHA-256 of an image's bytes, in hexadecimal. */
export const imageHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** A device's name in stamps and in the keys of browser sync. */
export const replicaName = v.pipe(v.string(), v.regex(/^[0-9a-z]{1,16}$/));

/** A record with any safe keys; `v.record` silently drops `constructor` and `prototype`. */
export const recordOf = <T>(
  key: v.GenericSchema<string, string>,
  value: v.GenericSchema<unknown, T>,
  most: number,
) =>
  v.pipe(
    v.custom<object>((input) => typeof input === 'object' && input !== null),
    v.transform((input): [string, unknown][] => Object.entries(input)),
    v.array(
      v.tuple([
        // This key would set an object's prototype.
        v.pipe(
          key,
          v.check((name) => name !== '__proto__', 'not a usable name'),
        ),
        value,
      ]),
    ),
    v.maxLength(most),
    v.transform((entries): Record<string, T> => Object.fromEntries(entries)),
  );

/** Tags in normal form; if two become the same, the later decision wins. */
export const tagHistory = v.pipe(
  recordOf(line, v.object({ on: v.boolean(), stamp }), MOST_TAGS),
  v.transform((history): TagHistory => {
    let tags: TagHistory = {};
    for (const [name, state] of Object.entries(history)) {
      const tag = normaliseTag(name);
      if (tag !== null)
        tags = tag in tags ? mergeTags(tags, { [tag]: state }) : { ...tags, [tag]: state };
    }
    return tags;
  }),
);

/**
 * A note's versions and version vector: every entry is under its device's own name, and covers that
 * device's versions.
 */
export const noteHistory = v.pipe(
  v.object({
    versions: v.pipe(v.array(v.object({ text, stamp })), v.maxLength(MOST_VERSIONS)),
    seen: recordOf(replicaName, stamp, MOST_VERSIONS),
  }),
  v.check(
    ({ seen }) => Object.entries(seen).every(([name, at]) => stampReplica(at) === name),
    'seen under another name',
  ),
  v.check(
    ({ versions, seen }) =>
      versions.every(({ stamp: at }) => at <= (ownValue(seen, stampReplica(at)) ?? '')),
    'a version that its writer has not seen',
  ),
);
