import type { Clip } from './clip';
import { restampClip, stampsOf } from './restamp';
import type { Stamp } from './stamp';
import { isStamp, makeStamp, nextStamp, stampReplica } from './stamp';

/**
 * How far ahead of this device's clock, in milliseconds, a stamp may be to be accepted. Hybrid
 * logical clocks bound drift like this (Kulkarni et al., 2014, section 5): otherwise one device
 * whose clock once said 2126, or one forged stamp, would decide everything for a century.
 */
const DRIFT = 86_400_000;
/** How far ahead a displayed date may be: clocks may honestly lag by weeks. */
const LONGEST_LEAD = 366 * DRIFT;
/** An earlier time means that the clock was never set, and is not used as a reference. */
const FIRST_SANE_TIME = Date.UTC(2023, 0, 1);

/** The limit beyond which stamps are not accepted; `null` if this device's clock is unusable. */
export function latestAcceptedStamp(now: number): Stamp | null {
  return now < FIRST_SANE_TIME ? null : makeStamp(now + DRIFT, 0, '');
}

/** Whether a stamp is too far ahead to be accepted. @param now milliseconds since 1970 */
export function isTooFarAhead(stamp: Stamp, now: number): boolean {
  const end = latestAcceptedStamp(now);
  return end !== null && stamp > end;
}

/**
 * Returns an outside state without stamps that are too far ahead: their decisions get the earliest
 * possible stamp, so that they apply if there is nothing else and override nothing. The result is
 * the same on every device, at any time.
 */
export function withoutFutureStamps(
  clip: Clip,
  now: number,
): { readonly clip: Clip; readonly ahead: boolean } {
  const sane = now < FIRST_SANE_TIME || clip.clippedAt <= now + LONGEST_LEAD;
  const dated = sane ? clip : { ...clip, clippedAt: now };
  if (!stampsOf(clip).some((stamp) => isTooFarAhead(stamp, now)))
    return { clip: dated, ahead: false };
  const earliest = (stamp: Stamp) =>
    isTooFarAhead(stamp, now) ? makeStamp(1, 0, stampReplica(stamp)) : stamp;
  return { clip: restampClip(dated, earliest), ahead: true };
}

/**
 * Moves stamps that are too far ahead back to now, in their order, so that they can be superseded
 * again: for collections that have already accepted such stamps.
 * @param stamps all stamps of the collection that are ahead
 * @returns the replacement of each stamp, and the newest of them
 */
export function moveStampsBack(
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

/** A clip of this collection moved back to now. */
export function moveClipBack(clip: Clip, by: ReadonlyMap<Stamp, Stamp>, now: number): Clip {
  const back = restampClip(clip, (stamp) => by.get(stamp) ?? stamp);
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
