import { expect, test } from 'vitest';
import { READING_DEFAULTS } from '../../../lib/clips/reading-settings';
import { ClipDatabase } from '../../../lib/store/database';
import { changeReadingSettings, readingSettings } from '../../../lib/store/reading-settings';

test('changes made at once all stay', async () => {
  const db = new ClipDatabase('reading-settings');
  await Promise.all([
    changeReadingSettings(db, { theme: 'sepia' }),
    changeReadingSettings(db, { font: 'dyslexic' }),
  ]);
  expect(await readingSettings(db)).toEqual({
    ...READING_DEFAULTS,
    theme: 'sepia',
    font: 'dyslexic',
  });
});

test('what is no settings is the defaults', async () => {
  const db = new ClipDatabase('reading-nonsense');
  await db.meta.put({ key: 'reading', value: '{"font":"wingdings"}' });
  expect(await readingSettings(db)).toEqual(READING_DEFAULTS);
});
