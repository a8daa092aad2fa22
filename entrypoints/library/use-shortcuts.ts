import type { RefObject } from 'preact';
import { useKeys } from '@/components/use-keys';
import type { ClipEdit } from '@/lib/clips/edit';
import type { ClipDatabase } from '@/lib/store/database';
import { clipRow } from '@/lib/store/rows';
import type { ListPosition } from './reader/next-clip';
import { stepFrom } from './reader/next-clip';
import { closeClip, openClip } from './reader/use-open-clip';

interface Context {
  /** The clips of the list, in its order. */
  readonly ids: readonly string[];
  readonly openId: string | null;
  /** Where the open clip is, or was, in the list. */
  readonly position: ListPosition | null;
  /** The search box. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly edit: (id: string, edit: ClipEdit) => Promise<void>;
  readonly onHelp: (shown: true) => void;
}

/** The library's single-key shortcuts. */
export function useShortcuts(db: ClipDatabase, context: Context): void {
  const { ids, openId, position, input, edit, onHelp } = context;
  const step = (by: 1 | -1) => {
    const start = openId === null || by === 1 ? ids[0] : undefined;
    const next = position ? stepFrom(ids, position, by) : start;
    if (next !== undefined) openClip(next);
  };
  const toggle = async (id: string, field: 'archived' | 'starred') => {
    const clip = await clipRow(db, id);
    if (clip) await edit(id, { [field]: !clip[field] });
  };
  useKeys((key) => {
    if (key === '/') {
      // While the article is shown alone, the search box is hidden.
      if (input.current?.checkVisibility() === false) closeClip();
      requestAnimationFrame(() => {
        input.current?.select();
        input.current?.focus();
      });
    } else if (key === '?') onHelp(true);
    else if (key === 'j') step(1);
    else if (key === 'k') step(-1);
    else if (openId === null) return false;
    else if (key === 'e') void toggle(openId, 'archived');
    else if (key === 's') void toggle(openId, 'starred');
    else if (key === 'Escape') closeClip();
    else return false;
    return true;
  });
}
