import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { replicaOf } from '@/lib/store/clock';
import { lastSeq } from '@/lib/store/journal';
import { watch } from '@/lib/store/live';
import { clipRows, contentsRows } from '@/lib/store/rows';
import { findGroups, findIds, revisionsOf } from './index/queries';
import { indexFile } from './index/file';
import { isIndexDamaged, CollectionIndex } from './index/collection-index';
import type { Answer, IndexState, Request, Snippets } from './protocol';
import type { RequestHandler } from './sharing';
import type { Query } from './query/ast';
import type { Piece } from './text/snippet';
import { patternsFor, snippetOf } from './text/snippet';

/**
 * Opens the index of a collection, keeps it up to date with every change in any context, and
 * answers from it; while it is being built, from the clips indexed so far.
 */
export async function serveIndex(
  collection: ClipDatabase,
  tell: (state: IndexState) => void,
): Promise<RequestHandler<Request, Answer>> {
  tell({ state: 'opening' });
  const failed = (error: unknown) => tell({ state: 'failed', detail: String(error) });
  try {
    const [file, replica] = await Promise.all([indexFile(), replicaOf(collection)]);
    const index = new CollectionIndex({ collection, replica, file, tell });
    const catchUp = () => void index.catchUp().catch(failed);
    watch(() => lastSeq(collection))(catchUp, failed);
    return async (request) => {
      try {
        return await answer(collection, index, request);
      } catch (error) {
        if (!isIndexDamaged(error)) throw error;
        index.renew();
        catchUp();
        return answer(collection, index, request);
      }
    };
  } catch (error) {
    failed(error);
    throw error;
  }
}

async function answer(
  collection: ClipDatabase,
  index: CollectionIndex,
  request: Request,
): Promise<Answer> {
  if (request.kind === 'snippets') {
    const { snippets } = await shown(collection, index, request.query, request.ids);
    return { snippets };
  }
  if (request.kind === 'defer') {
    index.defer();
    return { deferred: true };
  }
  if (request.kind === 'groups') return { groups: findGroups(index.db) };
  const ids = findIds(index.db, request.query, request.order, request.limit);
  return { ids, ...(await shown(collection, index, request.query, ids.slice(0, request.show))) };
}

const markedText = ({ highlights }: Clip) =>
  highlights.map(({ quote, note }) => `${quote.exact} ${note}`).join('\n');

/** The list data of the clips found. */
async function shown(
  collection: ClipDatabase,
  index: CollectionIndex,
  query: Query,
  ids: readonly string[],
): Promise<{ clips: Clip[]; snippets: Snippets }> {
  const patterns = patternsFor(query);
  const marked = patternsFor(query, 'highlights');
  const revisions = [...(patterns.length > 0 ? revisionsOf(index.db, ids) : [])];
  // In parallel, since the user is waiting.
  const [clips, contents] = await Promise.all([
    clipRows(collection, ids),
    contentsRows(collection, revisions),
  ]);
  const texts = new Map(contents.flatMap((each) => (each ? [[each.clipId, each]] : [])));
  const there = clips.flatMap((clip) => clip ?? []);
  const found = there.map((clip): [string, readonly Piece[]] => [
    clip.id,
    snippetOf(texts.get(clip.id)?.text ?? '', patterns, texts.get(clip.id)?.html) ??
      snippetOf(clip.note, patterns) ??
      snippetOf(markedText(clip), marked) ??
      [],
  ]);
  return { clips: there, snippets: Object.fromEntries(found) };
}
