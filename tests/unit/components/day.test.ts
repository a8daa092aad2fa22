import { expect, test } from 'vitest';
import { dayName, isSameDay } from '@/components/list/day';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
const now = at(28, 9);

test.each([
  [at(28, 0), 'en', 'Today'],
  [at(27, 23), 'en', 'Yesterday'],
  [at(27, 23), 'de', 'Gestern'],
  [at(24, 12), 'en', 'Tuesday, November 24'],
  [at(1, 12), 'en', 'November 1'],
  [new Date(2024, 1, 3).getTime(), 'en', 'February 3, 2024'],
])('the day of %i in “%s” is called “%s”', (time, language, name) => {
  expect(dayName(time, now, language)).toBe(name);
});

test('a day ends at midnight local time', () => {
  expect(isSameDay(at(27, 0), at(27, 23))).toBe(true);
  expect(isSameDay(at(27, 23), at(28, 0))).toBe(false);
});
