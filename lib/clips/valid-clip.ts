import * as v from 'valibot';
import { line, percent, text, time, webAddress } from './bounds';
import { COLOURS } from './highlight';

/** The fields of a clip that are shown, searched and exported. */
const shown = v.object({
  url: webAddress,
  canonicalUrl: webAddress,
  title: line,
  clippedAt: time,
  authors: v.array(line),
  tags: v.array(line),
  note: text,
  excerpt: v.nullable(line),
  siteName: v.nullable(line),
  publishedAt: v.nullable(line),
  archived: v.boolean(),
  starred: v.boolean(),
  progress: percent,
  deletedAt: v.nullable(time),
  highlights: v.array(
    v.object({
      createdAt: time,
      colour: v.picklist(COLOURS),
      note: text,
      quote: v.object({ exact: text, prefix: line, suffix: line }),
    }),
  ),
});

/** Whether a stored clip can be shown: an older version may have admitted invalid data. */
export function isValidClip(clip: unknown): boolean {
  return v.is(shown, clip);
}
