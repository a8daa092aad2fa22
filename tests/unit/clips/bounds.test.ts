import * as v from 'valibot';
import { expect, test } from 'vitest';
import { count, LARGEST_COUNT, LATEST_TIME, percent, time } from '@/lib/clips/bounds';

const whole = [
  ['time', time, LATEST_TIME],
  ['count', count, LARGEST_COUNT],
  ['percent', percent, 100],
] as const;

test.each(whole)('%s accepts its bounds and nothing beyond them', (_name, schema, most) => {
  expect(v.parse(schema, most)).toBe(most);
  for (const value of [-1, most + 1, 0.5, Number.NaN, Infinity, '1', null])
    expect(v.is(schema, value)).toBe(false);
});

test.each(whole)('%s reads the negative zero that JSON can hold as zero', (_name, schema) => {
  expect(v.parse(schema, JSON.parse('-0'))).toBe(0);
});
