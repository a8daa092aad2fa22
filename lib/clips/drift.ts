import type { Clip } from './clip';
import { restamped, stampsOf } from './restamp';
import type { Stamp } from './stamp';
import { isStamp, makeStamp, nextStamp, stampReplica } from './stamp';

/**
 * How far ahead of this device's clock a stamp may be and still be followed. Hybrid logical clocks
 * bound drift like this (Kulkarni et al., 2014, section 5): else one device whose clock once said
 * 2126, or one forged stamp, would decide everything for a century.
 */
const DRIFT = 86_400_000;
/** How far ahead a date may be that a person sees: clocks that lag by weeks are honest, too. */
const LONGEST_LEAD = 366 * DRIFT;
/** A clock before Tearsheet existed was never set, and nothing is judged by it. */
const FIRST_SANE_TIME = Date.UTC(2023, 0, 1);

/** The first stamp that is not followed; `null` where this device's clock cannot tell. */
export function horizon(now: number): Stamp | null {
  return now < FIRST_SANE_TIME ? null : makeStamp(now + DRIFT, 0, '');
}

/** Whether a stamp is too far ahead to be followed. @param now milliseconds since 1970 */
export function isAhead(stamp: Stamp, now: number): boolean {
  const end = horizon(now);
  return end !== null && stamp > end;
}

/**
 * A state from elsewhere with nothing in it that is too far ahead: what such a stamp decided counts
 * as decided before all else, so that it is kept where there is nothing better and outlives nothing.
 * Every device makes the same of it, whenever it hears of it.
 */
export function followable(
  clip: Clip,
  now: number,
): { readonly clip: Clip; readonly ahead: boolean } {
  const sane = now < FIRST_SANE_TIME || clip.clippedAt <= now + LONGEST_LEAD;
  const dated = sane ? clip : { ...clip, clippedAt: now };
  if (!stampsOf(clip).some((stamp) => isAhead(stamp, now))) return { clip: dated, ahead: false };
  const earliest = (stamp: Stamp) =>
    isAhead(stamp, now) ? makeStamp(1, 0, stampReplica(stamp)) : stamp;
  return { clip: restamped(dated, earliest), ahead: true };
}

/**
 * Brings stamps that are too far ahead back to now, in their order, so that they can be outdone
 * again: for collections that followed such stamps already.
 * @param stamps all stamps of the collection that are ahead
 * @returns the stamp in place of each, and the newest of them
 */
export function broughtBack(
  stamps: Iterable<Stamp>,
  now: number,
  replica: string,
): { readonly by: ReadonlyMap<Stamp, Stamp>; readonly newest: Stamp } {
  const by = new Map<Stamp, Stamp>();
  let newest = makeStamp(now, 0, replica);
  for (const stamp of [...new Set(stamps)].toSorted()) {
    const writer = stampReplica(stamp);
    const next = nextStamp(newest, now, isStamp(makeStamp(now, 0, writer)) ? writer : replica);
    by.set(stamp, next);
    newest = next;
  }
  return { by, newest };
}

/** A clip of this collection brought back to now. */
export function broughtBackClip(clip: Clip, by: ReadonlyMap<Stamp, Stamp>, now: number): Clip {
  const back = restamped(clip, (stamp) => by.get(stamp) ?? stamp);
  const { highlights } = back.clock;
  return {
    ...back,
    clippedAt: Math.min(clip.clippedAt, now),
    capturedAt: Math.min(clip.capturedAt, now),
    clock: {
      ...back.clock,
      highlights: Object.fromEntries(
        Object.entries(highlights).map(([id, state]) => [
          id,
          { ...state, createdAt: Math.min(state.createdAt, now) },
        ]),
      ),
    },
  };
}
