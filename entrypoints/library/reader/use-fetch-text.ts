import { useState } from 'preact/hooks';
import type { FetchState } from '@/components/reader/NoText';
import { extractLoaded } from '@/lib/browser/extractor';
import { readFetchedPdf } from '@/lib/browser/fetched-pdf';
import {
  hasServerPermission,
  releaseServerPermission,
  requestServerPermission,
} from '@/lib/browser/host-permission';
import { sendMessage } from '@/lib/browser/messages';
import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { attachFetched } from '@/lib/store/attach-text';

/** Fetches the missing text of a clip, with permission for its site alone. */
export function useFetchText(db: ClipDatabase) {
  const [state, setState] = useState<FetchState>('idle');

  const fetchText = (clip: Clip) => {
    // Before anything else: the browser asks only within the click itself.
    const permission = requestServerPermission(clip.url);
    const before = hasServerPermission(clip.url);
    setState('busy');
    void permission
      .then((granted) => (granted ? load(db, clip) : ('not allowed' as const)))
      .finally(async () => ((await before) ? undefined : releaseServerPermission(clip.url)))
      .catch(() => 'offline' as const)
      .then(setState);
  };

  return { state, fetchText };
}

async function load(db: ClipDatabase, clip: Clip): Promise<FetchState> {
  const page = await sendMessage('loadPage', clip.url);
  if ('failed' in page) return page.failed;
  if ('handed' in page) {
    const read = await readFetchedPdf(page, new AbortController().signal);
    if ('problem' in read) return read.problem;
    await attachFetched(db, clip, read, Date.now());
    return 'idle';
  }
  const document = new DOMParser().parseFromString(page.html, 'text/html');
  try {
    const article = await extractLoaded(document, page.url);
    await attachFetched(db, clip, { article, file: null }, Date.now());
    return 'idle';
  } catch (error) {
    // By name, since the class belongs to the extraction script.
    if (error instanceof Error && error.name === 'NotAnArticle') return 'not an article';
    throw error;
  }
}
