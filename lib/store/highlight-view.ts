import * as v from 'valibot';
import { line } from '@/lib/clips/bounds';
import { COLOURS } from '@/lib/clips/highlight';
import type { ClipDatabase } from './database';
import type { HighlightView } from './highlights';
import { HIGHLIGHT_GROUPS } from './highlights';

const KEY = 'list.highlights';

const schema = v.object({
  group: v.picklist(HIGHLIGHT_GROUPS),
  colour: v.nullable(v.picklist(COLOURS)),
  tag: v.nullable(line),
  noted: v.boolean(),
}) satisfies v.GenericSchema<unknown, HighlightView>;

const DEFAULT: HighlightView = { group: 'day', colour: null, tag: null, noted: false };

/** The user's last highlight filter and grouping on this device. */
export async function highlightView(db: ClipDatabase): Promise<HighlightView> {
  const kept = (await db.meta.get(KEY))?.value;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
  return parsed.success ? parsed.output : DEFAULT;
}

/** Stores changes to the view. */
export async function changeHighlightView(
  db: ClipDatabase,
  part: Partial<HighlightView>,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const value = JSON.stringify({ ...(await highlightView(db)), ...part });
    await db.meta.put({ key: KEY, value });
  });
}
