import { expect, test } from 'vitest';
import { planRetag, retag } from '@/lib/clips/retag';

test.each([
  ['renames a tag', ['oil', 'x'], 'oil', 'petrol', ['petrol', 'x']],
  [
    'renames nested tags with it',
    ['oil/crude', 'oil'],
    'oil',
    'energy/oil',
    ['energy/oil/crude', 'energy/oil'],
  ],
  [
    'keeps tags that only begin with the same letters',
    ['oilers', 'oil'],
    'oil',
    'petrol',
    ['petrol', 'oilers'],
  ],
  ['merges tags', ['oil', 'petrol'], 'oil', 'petrol', ['petrol']],
  ['changes the case', ['oil', 'x'], 'oil', 'OIL', ['OIL', 'x']],
  ['can nest a tag in itself', ['a', 'a/b'], 'a', 'a/b', ['a/b', 'a/b/b']],
  ['deletes nested tags with it', ['oil', 'oil/crude', 'x'], 'oil', null, ['x']],
  ['keeps other tags', ['x'], 'oil', 'petrol', ['x']],
] as const)('%s', (_what, tags, from, to, after) => {
  expect(retag(tags, { from, to })).toEqual(after);
});

const uses = [
  { tag: 'energy', own: 0, all: 5 },
  { tag: 'energy/oil', own: 5, all: 5 },
  { tag: 'oil', own: 3, all: 4 },
  { tag: 'oil/crude', own: 1, all: 1 },
];

test('the plan lists what each tag becomes, and which tags it merges with', () => {
  expect(planRetag(uses, { from: 'oil', to: 'energy/oil' })).toEqual({
    moves: [
      { from: 'oil', to: 'energy/oil', clips: 3, joins: 5 },
      { from: 'oil/crude', to: 'energy/oil/crude', clips: 1, joins: null },
    ],
    merges: true,
    tooLong: false,
  });
  expect(planRetag(uses, { from: 'oil', to: 'fuel' }).merges).toBe(false);
});

test('a name too long for a nested tag is detected in advance', () => {
  expect(planRetag(uses, { from: 'oil', to: 'x'.repeat(100) }).tooLong).toBe(true);
  expect(planRetag(uses, { from: 'energy/oil', to: 'x'.repeat(100) }).tooLong).toBe(false);
});
