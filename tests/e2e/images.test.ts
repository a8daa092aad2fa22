import { describe, expect, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, clipPage, collectionWhere, openFirstClip, reload } from './collection.ts';
import { endToEnd } from './run.ts';
import { startSite } from './site.ts';

const run = endToEnd();

const SVG = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="${colour}"/></svg>`;

/** Images of the article that are painted, and placeholders of those that are not. */
const shown = (library: Surface) =>
  library.evaluate(() => {
    const page = document.querySelector('iframe')?.contentDocument;
    const images = Array.from(page?.querySelectorAll('img') ?? []);
    return {
      painted: images.filter((image) => image.naturalWidth === 60).map(({ alt }) => alt),
      missing: Array.from(
        page?.querySelectorAll('.missing-image') ?? [],
        (each) => each.textContent,
      ),
    };
  });

const shows = (library: Surface, wanted: object) =>
  until(`the images ${JSON.stringify(wanted)}`, async () =>
    JSON.stringify(await shown(library)) === JSON.stringify(wanted) ? true : null,
  );

describe('images', () => {
  it('are saved if the page can read them, and can be shown or saved after permission if not', async () => {
    const elsewhere = await startSite();
    const site = await startSite();
    try {
      site.serve('/own.svg', SVG('teal'), 'image/svg+xml');
      elsewhere.serve('/other.svg', SVG('olive'), 'image/svg+xml');
      // The same server under another hostname: another origin, without CORS.
      const other = `${elsewhere.origin.replace('127.0.0.1', 'localhost')}/other.svg`;
      const figures = `<figure><img src="/own.svg" alt="Own" width="60" height="40"></figure><figure><img src="${other}" alt="Another site's" width="60" height="40"></figure>`;
      const page = articlePage('Pictures', 6).replace('<p>Paragraph 3', `${figures}<p>Paragraph 3`);
      await clipPage(run.browser, site.serve('/pictures', page));
      // They are stored after the clip itself.
      await collectionWhere(run.browser, 'an image', ({ images }) => images.length > 0);
      await site.close();

      const library = await run.browser.openExtensionPage('library.html');
      await library.click('[data-testid="clip-row"]');
      await shows(library, { painted: ['Own'], missing: ["Another site's"] });

      // Always for a site, until the user says otherwise.
      await library.click('[data-testid="show-images-of-site"]');
      await shows(library, { painted: ['Own', "Another site's"], missing: [] });
      await reload(library);
      await shows(library, { painted: ['Own', "Another site's"], missing: [] });
      await library.click('[data-testid="reading-settings"] summary');
      await library.click('[data-testid="images-of-site"]');
      await shows(library, { painted: ['Own'], missing: ["Another site's"] });
      await library.press('Escape');

      await run.browser.whileAllowing('http://localhost/*', () =>
        library.click('[data-testid="keep-images"]'),
      );
      await shows(library, { painted: ['Own', "Another site's"], missing: [] });
      expect(await library.count('[data-testid="keep-images"]')).toBe(0);
    } finally {
      await elsewhere.close();
    }
  });

  it('are not saved if the user has turned them off', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.click('[data-testid="open-sync"]');
    await library.waitFor('[data-testid="image-limit"]');
    await library.evaluate(() => {
      const limit = document.querySelector<HTMLSelectElement>('[data-testid="image-limit"]');
      if (limit) limit.value = '0';
      limit?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    run.site.serve('/again.svg', SVG('teal'), 'image/svg+xml');
    const page = articlePage('Again', 6).replace(
      '<p>Paragraph 3',
      '<figure><img src="/again.svg" alt="Again" width="60" height="40"></figure><p>Paragraph 3',
    );
    await clipPage(run.browser, run.site.serve('/again', page));
    await library.bringToFront();
    await library.click('[data-testid="settings-done"]');
    await openFirstClip(library, 'Again');
    await shows(library, { painted: [], missing: ['Again'] });
  });
});
