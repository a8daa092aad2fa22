import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, chooseMore, clipPage } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let library: Surface;

beforeAll(async () => {
  for (const title of ['Ferries', 'Glaciers']) {
    await clipPage(run.browser, run.site.serve(`/${title}`, articlePage(title)));
  }
  library = await run.browser.openExtensionPage('library.html');
});

describe('citations', () => {
  it('can be copied for the open clip, in a style or as BibTeX', async () => {
    await library.click('[data-testid="clip-row"]');
    await chooseMore(library, 'cite');
    await library.waitFor('[data-testid="citation"]', { text: 'Glaciers. (n.d.).' });
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="cite-mla"]');
    await library.waitFor('[data-testid="citation"]', { text: '“Glaciers.”' });
    await library.click('[data-testid="cite-copy"]');
    await library.waitFor('[data-testid="cite-said"]', { text: 'Copied' });
    await until('the citation on the clipboard', async () =>
      (await run.browser.clipboardText()).startsWith('“Glaciers.”') ? true : null,
    );
    await library.click('[data-testid="cite-bibtex"]');
    await library.waitFor('[data-testid="citation"]', { text: 'title = {{Glaciers}}' });
    await library.click('[data-testid="cite-done"]');
    await library.click('[data-testid="close-reader"]');
  });

  it('form a bibliography of the selected clips', async () => {
    await library.click('[data-testid="select"]');
    await library.press('Control+a');
    await library.click('[data-testid="bulk-cite"]');
    await library.waitFor('[data-testid="citation"]', { text: 'Glaciers' });
    expect(await library.count('[data-testid="citation"]')).toBe(2);
    expect(await library.text('[data-testid="citation"]')).toContain('Ferries');
    await library.click('[data-testid="cite-done"]');
  });
});
