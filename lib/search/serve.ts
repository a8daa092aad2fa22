import type { ClipDatabase } from '@/lib/store/database';
import { lastSeq } from '@/lib/store/journal';
import { watch } from '@/lib/store/live';
import { clipsById } from '@/lib/store/queries';
import { findIds } from './index/ask';
import { withContents } from './index/entries';
import { indexFile } from './index/file';
import type { KeptIndex } from './index/keep-up';
import { isOfIndex, keepUp } from './index/keep-up';
import type { Answer, IndexState, Request, Snippets } from './protocol';
import type { Server } from './sharing';
import type { Query } from './query/ast';
import type { Piece } from './text/snippet';
import { patternsFor, snippetOf } from './text/snippet';

/**
 * Opens the index of a collection, keeps it up with every change, whoever makes it, and answers from
 * it; also while it is still being built, from what is in it by then.
 */
export async function serveIndex(
  collection: ClipDatabase,
  tell: (state: IndexState) => void,
): Promise<Server<Request, Answer>> {
  tell({ state: 'opening' });
  const failed = (error: unknown) => tell({ state: 'failed', detail: String(error) });
  try {
    const index = await keepUp(collection, await indexFile(), tell);
    const catchUp = () => void index.catchUp().catch(failed);
    watch(() => lastSeq(collection))(catchUp, failed);
    return async (request) => {
      try {
        return await answer(collection, index, request);
      } catch (error) {
        if (!isOfIndex(error)) throw error;
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
  index: KeptIndex,
  request: Request,
): Promise<Answer> {
  if (request.kind === 'snippets') {
    return { snippets: await snippetsFor(collection, request.query, request.ids) };
  }
  return { ids: findIds(index.db(), request.query, request.order, request.limit) };
}

async function snippetsFor(
  collection: ClipDatabase,
  query: Query,
  ids: readonly string[],
): Promise<Snippets> {
  const patterns = patternsFor(query);
  if (patterns.length === 0) return {};
  const clips = (await clipsById(collection, ids)).flatMap((clip) => clip ?? []);
  const found: [string, readonly Piece[]][] = [];
  for (const [clip, contents] of await withContents(collection, clips)) {
    const pieces = snippetOf(contents?.text ?? '', patterns) ?? snippetOf(clip.note, patterns);
    if (pieces) found.push([clip.id, pieces]);
  }
  return Object.fromEntries(found);
}
