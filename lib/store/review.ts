import type { Card, Grade } from 'ts-fsrs';
import { createEmptyCard, fsrs, Rating, State } from 'ts-fsrs';
import * as v from 'valibot';
import { time } from '@/lib/clips/bounds';
import type { ClipDatabase } from './database';
import { CLIP_NOTE, REVIEW_PREFIX } from './highlight-row';

/**
 * Schedules reviews of highlights at growing intervals, by FSRS (Ye et al., 2022) with its default
 * parameters. The state of each highlight is in `meta`, on this device only.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/** How many highlights are reviewed per day. */
export const DAILY = 8;

/** How well the user remembered a highlight. */
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
  /** Days until the probability of recall falls to 90 %. */
  stability: v.pipe(v.number(), v.minValue(0.001), v.maxValue(36_500)),
  difficulty: v.pipe(v.number(), v.minValue(1), v.maxValue(10)),
});

/** The review state of a highlight; times in milliseconds since 1970. */
type Kept = v.InferOutput<typeof kept>;

/** A day in the user's time zone, in milliseconds since 1970. */
export interface Day {
  readonly start: number;
  readonly end: number;
}

/**
 * Names of the highlights to review now: those due today, longest overdue first, and new ones as
 * far as the daily number allows.
 * @param random returns a number from 0 to 1, for choosing the new ones
 */
export async function highlightsToReview(db: ClipDatabase, day: Day, random: () => number) {
  const rows = await db.meta.where('key').startsWith(REVIEW_PREFIX).toArray();
  const names = await db.highlights.toCollection().primaryKeys();
  const there = new Set(names.filter((name) => !name.endsWith(` ${CLIP_NOTE}`)));
  const known = new Map<string, Kept>();
  for (const { key, value } of rows) {
    const parsed = parse(value);
    // An unreadable one counts as new.
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

/** The number of days until the next review, for each answer. */
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

/** Records how well a highlight was remembered, which schedules its next review. */
export async function recordRecall(
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
    // If the clock was set back, the last review must not be in the future.
    last_review: new Date(Math.min(last, now)),
    stability,
    difficulty,
    reps: 1,
    state: State.Review,
  };
}

/** Picks a number of distinct items from a list at random. */
function someOf(all: readonly string[], count: number, random: () => number): string[] {
  const left = [...all];
  const some: string[] = [];
  while (some.length < count && left.length > 0) {
    some.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return some;
}
