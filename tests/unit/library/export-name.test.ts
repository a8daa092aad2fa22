import { expect, test } from 'vitest';
import { exportName } from '@/entrypoints/library/export/export-name';

const now = Date.UTC(2026, 10, 28, 9);

test('a file of several clips is named after their scope, the format and the date', () => {
  const name = 'tag energy-2026-11-28.zip';
  expect(exportName({ name, format: 'html', title: 'Tag: energy/oil', now })).toBe(
    'Tag energy oil (html) 2026-11-28.zip',
  );
});

test('a file of one clip keeps the clip’s name', () => {
  expect(exportName({ name: 'Ferries.md', format: 'markdown', title: null, now })).toBe(
    'Ferries.md',
  );
});
