import { LIMITS } from './items';

/** Kept free, so that a device that comes new has room to say so. */
const RESERVE = 4096;

/**
 * How many bytes of the area each replica may take: what it wants where there is room for all, and
 * otherwise an equal share of what those that want less leave (max-min fairness). Every replica
 * that has read the same cards comes to the same shares.
 * @param wants bytes that each replica would take
 */
export function sharesOf(wants: ReadonlyMap<string, number>): Map<string, number> {
  const shares = new Map<string, number>();
  let room = LIMITS.bytes - RESERVE;
  const inOrder = [...wants].toSorted(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  for (const [index, [replica, wanted]] of inOrder.entries()) {
    const share = Math.min(wanted, Math.floor(room / (inOrder.length - index)));
    shares.set(replica, share);
    room -= share;
  }
  // Room that no replica asks for covers estimates that were too low.
  const spare = Math.floor(room / Math.max(1, inOrder.length));
  return new Map([...shares].map(([replica, share]) => [replica, share + spare]));
}
