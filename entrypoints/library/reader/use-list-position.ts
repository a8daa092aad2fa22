import { useRef } from 'preact/hooks';
import type { ListPosition } from './next-clip';

interface Options {
  /** The clips of the list, in its order. */
  readonly ids: readonly string[];
  /** Which list it is: a position in another one means nothing. */
  readonly listKey: string;
  readonly openId: string | null;
}

/**
 * Where the open clip is in the list, or was before it left it, as when it is read to the end in the
 * list of those begun; `null` if it never was in it.
 */
export function useListPosition({ ids, listKey, openId }: Options): ListPosition | null {
  const last = useRef<{ at: number; id: string; listKey: string } | null>(null);
  if (openId === null) return null;
  const at = ids.indexOf(openId);
  if (at !== -1) {
    last.current = { at, id: openId, listKey };
    return { at, listed: true };
  }
  const known = last.current;
  if (known?.id !== openId || known.listKey !== listKey) return null;
  return { at: known.at, listed: false };
}
