import { expect, test } from 'vitest';
import { ARCHIVE_FORMATS, IMPORT_FORMATS } from '@/lib/import/formats';
import { file, rowsOf } from '../files';

test.each(['A letter to a friend.\nNothing here.', '{"some":"json"}', '<p>A page</p>'])(
  '%j is not recognised as a format',
  async (text) => {
    expect(await rowsOf(file('x', text))).toMatchObject([{ title: 'x', problem: 'unknown file' }]);
  },
);

test('formats have unique names and ids', () => {
  const all = [...IMPORT_FORMATS, ...ARCHIVE_FORMATS];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});
