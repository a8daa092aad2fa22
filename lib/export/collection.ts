import { toBase64 } from '@/lib/clips/base64';
import type { SavedImage } from '@/lib/clips/image';
import { imagesOf, imageUsesOf } from '@/lib/store/images';
import { contentsOf, revisionsOf } from '@/lib/store/queries';
import type { ClipDatabase, ImageUseRow } from '@/lib/store/database';
import { withoutDamaged } from '@/lib/store/damaged';
import { clipOf } from '@/lib/store/database';
import {
  allClipIds,
  clipIdsOn,
  clipRows,
  contentsRows,
  imageRows,
  keepsImages,
} from '@/lib/store/rows';
import type { ClipWithText, Selection, WholeClip } from './format';
import { embedImages } from './writing/embedded-images';

const BATCH = 50;

/** Ids of the selected clips, oldest first if all are selected. */
export async function idsOf(db: ClipDatabase, selection: Selection): Promise<readonly string[]> {
  if (selection !== 'all') return selection;
  const ids = await allClipIds(db);
  const gone = new Set([...(await clipIdsOn(db, 'trash')), ...(await clipIdsOn(db, 'gone'))]);
  return gone.size === 0 ? ids : ids.filter((id) => !gone.has(id));
}

/** Ids of all clips for a full backup, including tombstones, oldest first. */
export function everyId(db: ClipDatabase): Promise<readonly string[]> {
  return allClipIds(db);
}

/** Reads clips with their newest text, one batch in memory at a time. */
export async function* readClips(
  db: ClipDatabase,
  ids: readonly string[],
): AsyncGenerator<ClipWithText> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await clipRows(db, ids.slice(start, start + BATCH));
    // A clip that cannot be shown cannot be exported either; a backup has it as it is.
    const there = await withoutDamaged(db, rows);
    const keys = there.map((row): [string, string] => [row.id, row.revision ?? '']);
    const texts = await contentsRows(db, keys);
    for (const [index, row] of there.entries()) {
      // Only a text that was added later, or belongs to an earlier revision, takes a separate
      // query.
      yield { clip: clipOf(row), contents: texts[index] ?? (await contentsOf(db, row)) };
    }
  }
}

/** Embeds clips' stored images in their texts. */
export async function* withImages(
  db: ClipDatabase,
  clips: AsyncIterable<ClipWithText>,
): AsyncGenerator<ClipWithText> {
  const none = !(await keepsImages(db));
  for await (const each of clips) {
    const { clip, contents } = each;
    if (none || !contents) {
      yield each;
      continue;
    }
    const html = embedImages(contents.html, await imagesOf(db, clip.id));
    yield { clip, contents: { ...contents, html } };
  }
}

/**
 * Reads clips with all revisions of their text and their images, one batch in memory at a time; an
 * image used by several clips comes with the first.
 */
export async function* readWholeClips(
  db: ClipDatabase,
  ids: readonly string[],
): AsyncGenerator<WholeClip> {
  const included = new Set<string>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const wanted = ids.slice(start, start + BATCH);
    const [rows, revisions, uses] = await Promise.all([
      clipRows(db, wanted),
      Promise.all(wanted.map((id) => revisionsOf(db, id))),
      imageUsesOf(db, wanted),
    ]);
    for (const [index, row] of rows.entries()) {
      if (!row) continue;
      // A clip deleted for good may still be stored for a while; backups omit it.
      if (row.shelf === 'gone') {
        yield { clip: clipOf(row), contents: [] };
        continue;
      }
      const whole = { clip: clipOf(row), contents: revisions[index] ?? [] };
      const shown = uses.get(row.id);
      yield shown ? { ...whole, images: await savedImages(db, shown, included) } : whole;
    }
  }
}

async function savedImages(
  db: ClipDatabase,
  uses: readonly ImageUseRow[],
  embedded: Set<string>,
): Promise<SavedImage[]> {
  const rows = await imageRows(
    db,
    uses.map(({ hash }) => hash),
  );
  return rows.flatMap((row, index) => {
    const { url, hash } = uses[index] ?? {};
    if (!row || url === undefined || hash === undefined) return [];
    const image = { url, type: row.type, hash };
    if (embedded.has(hash)) return [image];
    embedded.add(hash);
    return [{ ...image, data: toBase64(row.bytes) }];
  });
}
