import { useEffect, useRef, useState } from 'preact/hooks';
import { releaseUnneededAllSitesPermission } from '@/lib/browser/couch-settings';
import { requestAllSitesPermission } from '@/lib/browser/host-permission';
import type { TabRow } from '@/lib/browser/tab-clipping';
import { clipTabs, parseTabIds } from '@/lib/browser/tab-clipping';
import type { ClipDatabase } from '@/lib/store/database';
import { editClips } from '@/lib/store/save';

const begun = (): readonly TabRow[] =>
  parseTabIds(location.hash).map((tabId) => ({ tabId, title: '', state: 'waiting', clipId: null }));

/** The tabs to clip, the progress, and the actions on them. */
export function useTabs(db: ClipDatabase) {
  const [rows, setRows] = useState(begun);
  const [state, setState] = useState<'asking' | 'running' | 'done' | 'undone'>('asking');
  const [refused, setRefused] = useState(false);
  const [tags, setTags] = useState<string[]>([]);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const onRow = (row: TabRow) =>
    setRows((before) => before.map((each) => (each.tabId === row.tabId ? row : each)));
  const run = async () => {
    const controller = new AbortController();
    running.current = controller;
    setState('running');
    const ids = rows.map(({ tabId }) => tabId);
    try {
      await clipTabs(db, ids, tags, { onRow, signal: controller.signal });
    } finally {
      setState('done');
      await releaseUnneededAllSitesPermission();
    }
  };

  return {
    rows,
    state,
    refused,
    tags,
    setTags,
    /** Asks before anything else: the browser allows that only within the click itself. */
    start: () => {
      setRefused(false);
      void requestAllSitesPermission().then((granted) => (granted ? run() : setRefused(true)));
    },
    cancel: () => running.current?.abort(),
    undo: async () => {
      const added = rows.flatMap(({ state: is, clipId }) => (is === 'clipped' && clipId) || []);
      await editClips(db, added, { deleted: true }, Date.now());
      setState('undone');
    },
  };
}
