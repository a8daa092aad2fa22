// @vitest-environment jsdom
import { renderHook, waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { useTemplates } from '@/entrypoints/library/export/use-templates';
import { keepTemplate } from '@/lib/export/kept-templates';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import { ClipDatabase } from '@/lib/store/database';

it('is ready to be changed only once the user’s own template has been read', async () => {
  const db = new ClipDatabase('use-templates');
  await keepTemplate(db, { ...DEFAULT_TEMPLATE, name: '{{title|upper}}' });
  const { result } = renderHook(() => useTemplates(db));
  expect(result.current.isReady).toBe(false);
  await waitFor(() => expect(result.current.isReady).toBe(true));
  expect(result.current.template.name).toBe('{{title|upper}}');
});
