import type { ClipDatabase } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import { imageUsesOf } from '@/lib/store/images';
import { sameState } from '@/lib/store/merge';
import { clipRows, contentsRows, countClips, countRevisions } from '@/lib/store/rows';
import { backup } from './formats/backup';
import type { ImportRow } from './item';
import type { NamedBlob } from './recognise';

/** The comparison of a backup with the current collection. */
export interface BackupCheck {
  readonly identical: number;
  /** Clips in both, but with differences in some field or text. */
  readonly different: number;
  readonly onlyInBackup: number;
  readonly onlyHere: number;
  /** Number of damaged rows in the backup. */
  readonly failed: number;
}

type WholeRow = Extract<ImportRow, { clip: unknown }>;

const BATCH = 100;

/**
 * Compares a backup with the collection, field by field and text by text, without changing either.
 */
export async function verifyBackup(
  db: ClipDatabase,
  { name, blob }: NamedBlob,
  signal: AbortSignal,
): Promise<BackupCheck> {
  const counts = { identical: 0, different: 0, onlyInBackup: 0, failed: 0 };
  let batch: WholeRow[] = [];
  const compare = async () => {
    for (const outcome of await compareRows(db, batch)) counts[outcome] += 1;
    batch = [];
  };
  const file = { name, size: blob.size, stream: () => blob.stream() };
  for await (const row of backup.rows(file)) {
    signal.throwIfAborted();
    if ('problem' in row) counts.failed += 1;
    if ('clip' in row) batch.push(row);
    if (batch.length >= BATCH) await compare();
  }
  await compare();
  const onlyHere = (await countClips(db)) - counts.identical - counts.different;
  return { ...counts, onlyHere };
}

async function compareRows(db: ClipDatabase, rows: readonly WholeRow[]) {
  const clips = await clipRows(
    db,
    rows.map(({ clip }) => clip.id),
  );
  const keys = rows.flatMap(({ contents }) =>
    contents.map((each): [string, string] => [each.clipId, each.revision]),
  );
  const texts = new Map<string, string>();
  for (const each of await contentsRows(db, keys)) {
    if (each) texts.set(`${each.clipId} ${each.revision}`, JSON.stringify(plain(each)));
  }
  const uses = await imageUsesOf(
    db,
    rows.map(({ clip }) => clip.id),
  );
  return Promise.all(
    rows.map(async ({ clip, contents, images }, index) => {
      const ours = clips[index];
      if (!ours) return 'onlyInBackup';
      const count = await countRevisions(db, clip.id);
      const same =
        sameState(clipOf(ours), clip) &&
        shownBy(uses.get(clip.id) ?? []) === shownBy(images) &&
        count === contents.length &&
        contents.every(
          (each) => texts.get(`${each.clipId} ${each.revision}`) === JSON.stringify(plain(each)),
        );
      return same ? 'identical' : 'different';
    }),
  );
}

const shownBy = (images: readonly { url: string; hash: string }[]) =>
  images
    .map(({ url, hash }) => `${url} ${hash}`)
    .toSorted()
    .join('\n');

const plain = ({ html, text, capturedAt }: { html: string; text: string; capturedAt: number }) => [
  html,
  text,
  capturedAt,
];
