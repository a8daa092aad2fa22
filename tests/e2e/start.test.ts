import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clipPage } from '../../scripts/clip-page.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

it('npm start clips its sample, from the toolbar button to the exported Markdown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-start-'));
  const clipped = await clipPage(run.browser, run.site.page('mexico-north-korea'), folder);
  expect(clipped.markdown).toMatch(/^---\ntitle: Mexico to Restore/);
  expect(clipped.markdown).toContain('authors:\n  - Paloma Duran');
  expect(clipped.storage).not.toBe('');
  expect(clipped.screenshots).toHaveLength(3);
  await rm(folder, { recursive: true });
});
