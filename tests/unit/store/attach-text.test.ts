import { beforeEach, expect, test } from 'vitest';
import { isTextElsewhere } from '@/lib/clips/reading';
import { attachText } from '@/lib/store/attach-text';
import { clipOf, ClipDatabase } from '@/lib/store/database';
import { mergeIntoCollection } from '@/lib/store/merge';
import { contentsOf } from '@/lib/store/queries';
import { saveArticle } from '@/lib/store/save';
import type { Level } from '@/lib/sync/levels';
import { reduceToLevel } from '@/lib/sync/levels';
import { article } from '../articles';

let origin: ClipDatabase;
let here: ClipDatabase;
let count = 0;
beforeEach(() => {
  count += 1;
  origin = new ClipDatabase(`attach-origin-${count}`);
  here = new ClipDatabase(`attach-here-${count}`);
});

/** A clip that arrived at a level; its own device has the full state. */
async function arrived(level: Level) {
  const { clip } = await saveArticle(origin, article(), { tags: ['t'], note: 'mine' }, 5000);
  await mergeIntoCollection(here, [reduceToLevel(clip, level)], []);
  return { clip, state: async () => clipOf((await here.clips.get(clip.id)) as never) };
}

const loaded = article({
  title: 'As it reads now',
  authors: ['Somebody Else'],
  html: '<p>Loaded later.</p>',
  text: 'Loaded later.',
});

test('a text fetched later can be read, and the clip’s own fields are kept', async () => {
  const { clip, state } = await arrived('details');
  const before = await state();
  expect(isTextElsewhere(before)).toBe(true);
  expect(await contentsOf(here, before)).toBeNull();
  expect(await attachText(here, clip.id, loaded, 9000)).toBe(true);
  expect(await state()).toEqual(before);
  expect((await contentsOf(here, before))?.html).toBe('<p>Loaded later.</p>');
});

test('missing fields are filled in until the clip’s own details arrive', async () => {
  const { clip, state } = await arrived('address');
  await attachText(here, clip.id, loaded, 9000);
  expect(await state()).toMatchObject({
    title: 'As it reads now',
    authors: ['Somebody Else'],
    tags: ['t'],
  });
  await mergeIntoCollection(here, [clip], []);
  expect(await state()).toEqual(clip);
});

test('reports that the clip was deleted in the meantime', async () => {
  expect(await attachText(here, 'abcdefgh', loaded, 9000)).toBe(false);
});
