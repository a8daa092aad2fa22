import type { Change } from './answers';
import { deleteRevisions } from './bulk';
import { readClips, reconcileClips, mergeDocuments } from './clips';
import { publishContents, downloadContents } from './contents';
import type { Kind } from './documents';
import { contentsKeyIn, kindOf, plainCodec } from './documents';
import { rewriteImages } from './images';
import type { Session } from './session';
import { contentsAt } from '@/lib/store/rows';

/**
 * Replaces plain documents in a database that now has a passphrase: merges them, writes them
 * encrypted, and then deletes them. Those that are unreadable, or that the server rejects in
 * encrypted form, stay.
 */
export async function encryptPlainDocuments(
  session: Session,
  plain: readonly Change[],
): Promise<void> {
  const clips = plain.filter(({ id }) => kindOf(id) === 'clip');
  const contents = plain.filter(({ id }) => kindOf(id) === 'contents');
  await encryptClips(session, clips);
  await encryptContents(session, contents);
  const idsOf = (kind: Kind) => plain.flatMap(({ id }) => (kindOf(id) === kind ? [id] : []));
  await rewriteImages(session, idsOf('image'), idsOf('images'));
  const kept = (id: string) =>
    session.checkpoint.refused.has(id) || session.checkpoint.unreadable.has(id);
  const done = plain.filter(({ id }) => !kept(id));
  await deleteRevisions(
    session.couch,
    done.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev }))),
  );
  if (done.length > 0) await compact(session);
}

async function encryptClips(session: Session, changes: readonly Change[]): Promise<void> {
  const ids = changes.map(({ id }) => id);
  const there = [...(await readClips(session, plainCodec, ids)).values()];
  await mergeDocuments(session, there);
  const wanted = new Map<string, string>();
  for (const { state } of there) wanted.set(await session.codec.clipDocId(state.id), state.id);
  await reconcileClips(session, wanted);
}

async function encryptContents(session: Session, changes: readonly Change[]): Promise<void> {
  const ids = changes.map(({ id }) => id);
  await downloadContents(session, plainCodec, ids);
  for (const id of ids) {
    const key = contentsKeyIn(id);
    const row = key && (await contentsAt(session.db, [key.clipId, key.revision]));
    // One at a time, since their size is unknown.
    if (row) await publishContents(session, [row]);
  }
}

/** Compacts the database: until then, deleted text stays in the file. Only an admin may do that. */
export async function compact({ couch }: Session): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  await couch.fetch('_compact', { method: 'POST', headers }).catch(() => undefined);
}
