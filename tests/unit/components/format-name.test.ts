import { expect, it } from 'vitest';
import { formatName } from '@/components/import/format-name';

it.each([
  ['Bookmarks (HTML)', '«format_bookmarks» (HTML)'],
  ['Saved page', '«format_savedPage»'],
  ['Pocket (highlights)', 'Pocket («field_passages»)'],
  ['Raindrop.io (CSV)', 'Raindrop.io (CSV)'],
  ['RSS, Atom', 'RSS, Atom'],
])('%s is shown as %s', (name, shown) => {
  expect(formatName(name, (key) => `«${key}»`)).toBe(shown);
});
