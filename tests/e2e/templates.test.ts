import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { articlePage, clipPage } from './collection.ts';
import { cutOff } from './layout.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let library: Surface;

const openExport = async () => {
  library = await run.browser.openExtensionPage('library.html');
  await library.waitFor('[data-testid="clip-row"]');
  await library.click('[data-testid="export"]');
  await library.click('.export-options summary');
};

beforeAll(async () => {
  await clipPage(run.browser, run.site.serve('/Ferries', articlePage('Ferries')));
  await openExport();
});

describe('the template of Markdown files', () => {
  it('is shown with the newest clip while it is typed, with errors by line and column', async () => {
    await library.type('[data-testid="export-name"]', '{{title|upper}}', { replace: true });
    await library.type('[data-testid="export-body"]', '{{title|wikilink}} {{title|shout}}');
    await library.waitFor('[data-testid="export-problems"]', {
      text: 'Text, line 1, column 28: there is no filter “shout”',
    });
    await library.type(
      '[data-testid="export-body"]',
      '{% if title %}Of {{title|wikilink}}{% endif %}',
      { replace: true },
    );
    await library.waitFor('[data-testid="export-preview"]', { text: 'FERRIES.md' });
    await library.waitFor('[data-testid="export-preview"]', { text: 'Of [[Ferries]]' });
    expect(await library.text('[data-testid="export-problems"]')).toBe('');
    expect(await violationsIn(library)).toEqual([]);
    for (const width of [360, 1280]) {
      await library.setViewport(width, 800);
      expect([width, await cutOff(library)]).toEqual([width, []]);
    }
  });

  it('is there when the dialog is opened again, until it is reset', async () => {
    await library.close();
    await openExport();
    await library.waitFor('[data-testid="export-preview"]', { text: 'Of [[Ferries]]' });
    await library.click('[data-testid="export-reset"]');
    await library.waitFor('[data-testid="export-preview"]', { text: '# Ferries' });
  });
});
