import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { collectionWhere, libraryTab, openPopup } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const SAMPLES = fileURLToPath(new URL('../samples/pdf/', import.meta.url));
const sample = (name: string) => readFileSync(`${SAMPLES}${name}.pdf`);
const HOST = ['http://127.0.0.1/*'];

/** Opens a PDF in the browser's viewer, presses the button and goes on to the page that reads it. */
async function clipPdf(url: string): Promise<Surface> {
  const popup = await openPopup(run.browser, url);
  await popup.waitFor('[data-testid="clip-pdf"]');
  await popup.click('[data-testid="clip-pdf"]');
  const screen = await libraryTab(run.browser);
  await screen.waitFor('[data-testid="pdf-screen"]');
  return screen;
}

/** Allows it where the browser keeps its viewer from extensions, as Firefox does. */
async function read(screen: Surface): Promise<void> {
  if (run.name !== 'firefox') return;
  await screen.waitFor('[data-testid="pdf-read"]');
  await run.browser.whileAllowing(HOST, () => screen.click('[data-testid="pdf-read"]'));
}

describe('a PDF in a tab', () => {
  it('is read, saved with its file, and opened', async () => {
    const url = run.site.serve('/paper.pdf', sample('two-column'), 'application/pdf');
    const screen = await clipPdf(url);
    await read(screen);
    await screen.waitFor('[data-testid="pdf-preview"]');
    expect(await violationsIn(screen)).toEqual([]);
    await screen.type('[data-testid="tag-input"]', 'harbours,');
    await screen.click('[data-testid="save"]');
    await screen.waitFor('[data-testid="saved"]');
    const { clips, contents } = await collectionWhere(run.browser, 'the paper', (there) =>
      there.clips.some((clip) => clip.url === url),
    );
    expect(clips.find((clip) => clip.url === url)).toMatchObject({
      title: 'How small harbours silt up, and what keeps them open',
      authors: ['Ada Quist', 'Bjørn Halvorsen'],
      doi: '10.5555/jcp.2024.0312',
      publication: { container: 'Journal of Coastal Practice', pages: '211–214' },
      tags: ['harbours'],
    });
    expect(contents[0]?.html).toContain('<a id="page-2"></a>');
    await screen.click('[data-testid="open-saved"]');
    await screen.waitFor('[data-testid="reader"]');
  });
});
