import { LIMITS } from './items';

/** Kept free, so that a new device has room to announce itself. */
const RESERVE = 4096;

/**
 * How many bytes of the area each replica may use: what it wants if there is room for all,
 * otherwise an equal share of what those with smaller needs leave (max-min fairness). Replicas that
 * have read the same cards compute the same shares.
 * @param wants the bytes that each replica wants
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
  // Unclaimed room makes up for low estimates.
  const spare = Math.floor(room / Math.max(1, inOrder.length));
  return new Map([...shares].map(([replica, share]) => [replica, share + spare]));
}
