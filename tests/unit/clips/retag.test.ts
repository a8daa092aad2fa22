import { expect, test } from 'vitest';
import { planRetag, retag } from '@/lib/clips/retag';

test.each([
  ['renames', ['oil', 'x'], 'oil', 'petrol', ['petrol', 'x']],
  [
    'takes along what is inside',
    ['oil/crude', 'oil'],
    'oil',
    'energy/oil',
    ['energy/oil/crude', 'energy/oil'],
  ],
  ['leaves what only begins so', ['oilers', 'oil'], 'oil', 'petrol', ['petrol', 'oilers']],
  ['merges', ['oil', 'petrol'], 'oil', 'petrol', ['petrol']],
  ['takes a new spelling over', ['oil', 'x'], 'oil', 'OIL', ['OIL', 'x']],
  ['can go into itself', ['a', 'a/b'], 'a', 'a/b', ['a/b', 'a/b/b']],
  ['deletes with what is inside', ['oil', 'oil/crude', 'x'], 'oil', null, ['x']],
  ['leaves others alone', ['x'], 'oil', 'petrol', ['x']],
] as const)('%s', (_what, tags, from, to, after) => {
  expect(retag(tags, { from, to })).toEqual(after);
});

const uses = [
  { tag: 'energy', own: 0, all: 5 },
  { tag: 'energy/oil', own: 5, all: 5 },
  { tag: 'oil', own: 3, all: 4 },
  { tag: 'oil/crude', own: 1, all: 1 },
];

test('the plan says which tags become what, and which they join', () => {
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

test('a name that a nested tag would not fit into is refused beforehand', () => {
  expect(planRetag(uses, { from: 'oil', to: 'x'.repeat(100) }).tooLong).toBe(true);
  expect(planRetag(uses, { from: 'energy/oil', to: 'x'.repeat(100) }).tooLong).toBe(false);
});
