import { makeStamp, stampCounter, stampReplica, stampTime, type Stamp } from '@/lib/clips/stamp';
import type { FieldCoder } from './fields';
import { Damaged } from './fields';
import { KINDS } from './kinds';

const LARGEST_COUNTER = 46_655;
const KNOWN_STAMPS = 255;

/** Codes a record's stamps: each is written once, and then referred to by its index. */
export function stampCoder(io: FieldCoder): (stamp: Stamp) => Stamp {
  const known: Stamp[] = [];
  return (stamp) => {
    const found = known.indexOf(stamp);
    const index = io.byte(KINDS.stampIndex, found < 0 ? known.length : found);
    const before = known[index];
    if (before !== undefined) return before;
    const time = io.number(KINDS.time, stampTime(stamp));
    const counter = io.number(KINDS.counter, stampCounter(stamp));
    const replica = io.text(KINDS.replica, stampReplica(stamp));
    if (counter > LARGEST_COUNTER) throw new Damaged('A counter too large');
    const coded = makeStamp(time, counter, replica);
    if (known.length < KNOWN_STAMPS) known.push(coded);
    return coded;
  };
}
