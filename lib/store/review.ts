import type { Card, Grade } from 'ts-fsrs';
import { createEmptyCard, fsrs, Rating, State } from 'ts-fsrs';
import * as v from 'valibot';
import { time } from '@/lib/clips/bounds';
import type { ClipDatabase } from './database';
import { CLIP_NOTE, REVIEW_PREFIX } from './highlight-row';

/**
 * Review of highlights in growing intervals, by FSRS (Ye et al., 2022) with the parameters that its
 * makers give. What is known of each stands in `meta`, on this device alone.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** How many highlights a day are looked at again. */
export const DAILY = 8;

/** How well the person still knew a highlight. */
export type Recall = 'again' | 'hard' | 'good' | 'easy';

const GRADES: Readonly<Record<Recall, Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

const kept = v.object({
  due: time,
  last: time,
  /** Days until nine of ten would still know it. */
  stability: v.pipe(v.number(), v.minValue(0.001), v.maxValue(36_500)),
  difficulty: v.pipe(v.number(), v.minValue(1), v.maxValue(10)),
});

/** What is known of a highlight that was reviewed; times in milliseconds since 1970. */
type Kept = v.InferOutput<typeof kept>;

/** A day, in milliseconds since 1970; a person's, not that of a time zone of ours. */
export interface Day {
  readonly start: number;
  readonly end: number;
}

/**
 * Names of the highlights to review now: those that are due this day, the longest due first, and
 * new ones while there is room; none after as many as a day has.
 * @param random from 0 to 1: which of the new ones come
 */
export async function toReview(db: ClipDatabase, day: Day, random: () => number) {
  const rows = await db.meta.where('key').startsWith(REVIEW_PREFIX).toArray();
  const names = await db.highlights.toCollection().primaryKeys();
  const there = new Set(names.filter((name) => !name.endsWith(` ${CLIP_NOTE}`)));
  const known = new Map<string, Kept>();
  for (const { key, value } of rows) {
    const parsed = parse(value);
    // One that cannot be read is new again.
    if (parsed) known.set(key.slice(REVIEW_PREFIX.length), parsed);
  }
  const today = [...known.values()].filter(({ last }) => last >= day.start && last < day.end);
  const room = Math.max(0, DAILY - today.length);
  const due = [...known]
    .filter(([name, state]) => there.has(name) && state.due < day.end)
    .toSorted(([, a], [, b]) => a.due - b.due)
    .slice(0, room)
    .map(([name]) => name);
  const fresh = [...there].filter((name) => !known.has(name));
  return [...due, ...someOf(fresh, room - due.length, random)];
}

/** After how many days a highlight would come again, for each answer. */
export async function daysUntil(
  db: ClipDatabase,
  name: string,
  now: number,
): Promise<Readonly<Record<Recall, number>>> {
  const card = await cardOf(db, name, now);
  const days = (recall: Recall) =>
    Math.max(1, scheduler.next(card, now, GRADES[recall]).card.scheduled_days);
  return { again: days('again'), hard: days('hard'), good: days('good'), easy: days('easy') };
}

/** Keeps how well a highlight was known, and with that when it comes again. */
export async function keepRecall(
  db: ClipDatabase,
  name: string,
  recall: Recall,
  now: number,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const { card } = scheduler.next(await cardOf(db, name, now), now, GRADES[recall]);
    const { due, stability, difficulty } = card;
    const state: Kept = { due: due.getTime(), last: now, stability, difficulty };
    await db.meta.put({ key: REVIEW_PREFIX + name, value: JSON.stringify(state) });
  });
}

function parse(value: string): Kept | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), kept), value);
  return parsed.success ? parsed.output : null;
}

async function cardOf(db: ClipDatabase, name: string, now: number): Promise<Card> {
  const state = parse((await db.meta.get(REVIEW_PREFIX + name))?.value ?? '');
  const empty = createEmptyCard(now);
  if (!state) return empty;
  const { due, last, stability, difficulty } = state;
  return {
    ...empty,
    due: new Date(due),
    // A clock that was set back does not make a review one of the future.
    last_review: new Date(Math.min(last, now)),
    stability,
    difficulty,
    reps: 1,
    state: State.Review,
  };
}

/** So many of a list, at random, none twice. */
function someOf(all: readonly string[], count: number, random: () => number): string[] {
  const left = [...all];
  const some: string[] = [];
  while (some.length < count && left.length > 0) {
    some.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return some;
}
