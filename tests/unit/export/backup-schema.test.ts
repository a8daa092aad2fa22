import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import schema from '@/public/backup.schema.json';
import { ClipDatabase } from '@/lib/store/database';
import { editClips } from '@/lib/store/save';
import { exportedText, saveHardClips } from './exporting';

const validate = new Ajv2020({ formats: { uri: true, 'date-time': true } }).compile(schema);

test('a backup is valid under its schema', async () => {
  const db = new ClipDatabase('schema');
  const [first = '', second = ''] = await saveHardClips(db);
  await editClips(db, [first], { deleted: true, tags: [] }, Date.UTC(2026, 1, 1));
  const quote = { exact: 'ice', prefix: 'The ', suffix: ' melts' };
  const anchor = { revision: 'r0000000', start: 4, end: 7 };
  const highlights = [{ id: 'hhhhhhh1', add: { createdAt: 1, quote, anchor }, note: 'Why?' }];
  const edit = { note: '', progress: 40, highlights };
  await editClips(db, [second], edit, Date.UTC(2026, 1, 1));
  const settings = { 'part:a.example': '#main' };
  const backup = JSON.parse(await exportedText(db, 'backup', 'all', { settings }));
  validate(backup);
  expect(validate.errors).toBeNull();
  const texts: string[] = backup.clips.map((each: unknown) => JSON.stringify(each));
  const marked = JSON.parse(texts.find((each) => each.includes('hhhhhhh1')) ?? '{}');
  marked.clip.clock.highlights.hhhhhhh1.look.colour = 'beige';
  expect(validate({ ...backup, clips: [marked] })).toBe(false);
  expect(backup).toMatchObject({ exportedAt: '2026-01-02T00:00:00.000Z', settings });
});

test('the schema rejects invalid backups', () => {
  expect(validate({ format: 'tearsheet-backup', version: 1, clips: [{ clip: {} }] })).toBe(false);
  expect(validate({ format: 'tearsheet-backup', version: 9, clips: [] })).toBe(false);
});
