import type { Clip } from './clip';
import { highlightStamps } from './highlight';
import type { Stamp } from './stamp';
import { laterStamp } from './stamp';

/** The newest stamp anywhere in a clip. */
export function newestStamp({ clock }: Clip): Stamp {
  const stamps = [
    clock.capture,
    clock.title,
    clock.archived,
    clock.starred,
    clock.progress,
    clock.deleted,
    ...Object.values(clock.tags).map((tag) => tag.stamp),
    ...Object.values(clock.note.seen),
    ...highlightStamps(clock.highlights),
  ];
  return stamps.reduce<Stamp>((newest, stamp) => laterStamp(newest, stamp) ?? newest, '');
}
