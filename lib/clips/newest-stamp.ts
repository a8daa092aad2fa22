import type { Clip } from './clip';
import { stampsOf } from './restamp';
import type { Stamp } from './stamp';
import { laterStamp } from './stamp';

/** The newest stamp anywhere in a clip. */
export function newestStamp(clip: Clip): Stamp {
  return stampsOf(clip).reduce<Stamp>((newest, stamp) => laterStamp(newest, stamp) ?? newest, '');
}
