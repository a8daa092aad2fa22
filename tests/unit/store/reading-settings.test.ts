import { expect, test } from 'vitest';
import { READING_DEFAULTS, voiceFor, withVoice } from '../../../lib/clips/reading-settings';
import { ClipDatabase } from '../../../lib/store/database';
import { changeReadingSettings, readingSettings } from '../../../lib/store/reading-settings';

test('concurrent changes are all kept', async () => {
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

test('invalid settings fall back to the defaults', async () => {
  const db = new ClipDatabase('reading-nonsense');
  await db.meta.put({ key: 'reading', value: '{"font":"wingdings"}' });
  expect(await readingSettings(db)).toEqual(READING_DEFAULTS);
});

test('settings from an earlier version are kept, with defaults for new ones', async () => {
  const db = new ClipDatabase('reading-earlier');
  const earlier = { font: 'sans', theme: 'dark', size: 20, spacing: 1.8, measure: 65 };
  await db.meta.put({ key: 'reading', value: JSON.stringify(earlier) });
  expect(await readingSettings(db)).toEqual({ ...READING_DEFAULTS, ...earlier, measure: 66 });
});

test('voices are stored for each language, within bounds', async () => {
  const db = new ClipDatabase('reading-voices');
  await changeReadingSettings(db, withVoice(READING_DEFAULTS, 'pt-BR', 'Ana'));
  await changeReadingSettings(db, withVoice(await readingSettings(db), 'EN', 'Eve'));
  const settings = await readingSettings(db);
  expect(settings.voices).toEqual({ pt: 'Ana', en: 'Eve' });
  expect(voiceFor(settings, 'pt')).toBe('Ana');
  expect(voiceFor({ ...settings, voice: 'Ed' }, 'constructor')).toBe('Ed');
  expect(withVoice(settings, 'not a language', 'Ed').voices).toMatchObject({ und: 'Ed' });
  for (const voices of [{ en: 'E'.repeat(1001) }, { '<b>': 'Ed' }, ['Ed'], { en: 1 }]) {
    const value = JSON.stringify({ ...READING_DEFAULTS, theme: 'dark', voices });
    await db.meta.put({ key: 'reading', value });
    expect(await readingSettings(db)).toEqual({ ...READING_DEFAULTS, theme: 'dark' });
  }
});
