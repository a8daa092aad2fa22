import { describe, expect, it } from 'vitest';
import { articlePage, clipPage, collectionWhere, openPopup, readCollection } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

/** The clip of a page, saved with the toolbar button, and the lines of its text. */
async function clipOf(url: string) {
  await clipPage(run.browser, url);
  const { clips, contents } = await readCollection(run.browser);
  const clip = clips.find((each) => each.url === url);
  const kept = contents.find(({ clipId }) => clipId === clip?.id);
  return { clip, html: kept?.html ?? '', lines: kept?.text.split('\n') ?? [] };
}

describe('clipping a page that is not an article', () => {
  it('saves the channel, description, chapters and captions of a video', async () => {
    const url = run.site.page('kind-video');
    const { clip, html, lines } = await clipOf(url);
    expect(clip).toMatchObject({ title: 'How a tide mill works', authors: ['Harbour Channel'] });
    expect(lines).toEqual([
      'The last tide mill of the bay is opened once a year.',
      'We went there with a camera and met the miller.',
      'Chapters',
      '0:00 The gates',
      '1:15 The wheel',
      'Transcript',
      '0:01 Ines Falk: When the water rises, the gates open by themselves & the pond fills. Twice a day it falls, and the gates close.',
      '1:15 Then the wheel turns for five hours.',
    ]);
    expect(html).toContain(`href="${url}mill.mp4#t=75"`);
  });

  it('saves the ingredients and steps of a recipe as lists', async () => {
    const { html, lines } = await clipOf(run.site.page('kind-recipe'));
    expect(lines.slice(2, -1)).toEqual([
      'You need',
      '300 g barley flour',
      '200 ml warm water',
      '1 tsp salt',
      'How it is done',
      'Mix flour and salt.',
      'Pour in the water and knead for ten minutes.',
      'Bake at 220 °C for forty minutes.',
    ]);
    expect(html).toContain('<ul><li>300 g barley flour</li>');
    expect(html).toContain('<ol><li>Mix flour and salt.</li>');
  });

  it('saves only the open message of a mailbox', async () => {
    const { clip, lines } = await clipOf(run.site.page('kind-mailbox'));
    expect(clip).toMatchObject({
      title: 'The tide mill turns again',
      authors: ['The Gull Letter'],
      publishedAt: '2024-05-31T07:00:00Z',
    });
    // Its heading is the subject, which becomes the title.
    expect(lines).toEqual([
      expect.stringMatching(/^After eleven years/),
      expect.stringMatching(/^The miller ground barley/),
    ]);
  });

  it('saves the facts of a product as a table above the text', async () => {
    const { lines } = await clipOf(run.site.page('kind-product'));
    expect(lines.slice(0, 5)).toEqual([
      'Price 49.9 EUR',
      'Brand Falk & Daughters',
      'Item number CH-1874',
      'Rating 4.6 / 5 (120)',
      expect.stringMatching(/^A lantern that stays alight/),
    ]);
  });
});

describe('structured data of pages that are not open', () => {
  const KINDS = ['kind-video', 'kind-recipe', 'kind-product'];

  it('is the same in a text fetched later as in one clipped from the popup', async () => {
    for (const kind of KINDS) await clipPage(run.browser, run.site.page(kind));
    const links = KINDS.map((kind) => `${run.site.page(kind)}?fetched=1`);
    const list = links.map((url) => `<li><a href="${url}">${url}</a></li>`).join('');
    const page = articlePage('Kinds').replace('</h1>', `</h1><ul>${list}</ul>`);
    await run.browser.openTab(run.site.serve('/kinds', page));
    for (const linkUrl of links) await run.browser.chooseMenu('clip-link', { linkUrl });
    const library = await run.browser.openExtensionPage('library.html#/texts');
    await library.waitFor('[data-testid="rescue-count"]', { text: '3 clips' });
    await run.browser.whileAllowing(['https://*/*', 'http://*/*'], async () => {
      await library.bringToFront();
      await library.click('[data-testid="rescue-start"]');
    });
    await library.waitFor('[data-testid="rescue-progress"]', { text: '3 texts fetched' });
    const { clips, contents } = await readCollection(run.browser);
    const textAt = (url: string) => {
      const clip = clips.find((each) => each.url === url);
      return contents.find(({ clipId }) => clipId === clip?.id)?.text;
    };
    for (const kind of KINDS) {
      const opened = textAt(run.site.page(kind));
      expect(opened).toBeTruthy();
      expect(textAt(`${run.site.page(kind)}?fetched=1`)).toBe(opened);
    }
    await library.close();
  });

  it('is included from the other pages of an article, without repeating it', async () => {
    const data = { '@type': 'Product', name: 'Storm lantern', brand: 'Falk & Daughters' };
    const part = (number: number, more: string) =>
      articlePage(`Lantern ${number}`).replace(
        '</article>',
        `</article>${more}<script type="application/ld+json">${JSON.stringify(data)}</script>`,
      );
    const video = `<video src="${run.site.page('kind-video')}mill.mp4"><track kind="captions" src="/kind-video/english.vtt"></video>`;
    const url = run.site.serve('/lantern', part(1, `${video}<a href="/lantern/2">2</a>`));
    const second = run.site.serve('/lantern/2', part(2, '<a href="/lantern">1</a>'));
    const popup = await openPopup(run.browser, second);
    await popup.click('[data-testid="get-pages"]');
    await popup.waitFor('[data-testid="pages-joined"]');
    await popup.press('Control+Enter');
    await popup.waitFor('#app[data-state="saved"]');
    const { clips, contents } = await collectionWhere(run.browser, 'the clip', (there) =>
      there.clips.some((clip) => clip.url === url),
    );
    const clip = clips.find((each) => each.url === url);
    const lines = contents.find(({ clipId }) => clipId === clip?.id)?.text.split('\n') ?? [];
    expect(lines.filter((line) => line.startsWith('Brand'))).toEqual(['Brand Falk & Daughters']);
    expect(lines.indexOf('Brand Falk & Daughters')).toBe(0);
    const said = lines.indexOf('Transcript');
    expect(said).toBeGreaterThan(0);
    expect(lines.findIndex((line) => line.includes('Lantern 2 was'))).toBeGreaterThan(said);
    await run.browser.closePopup();
  });
});
