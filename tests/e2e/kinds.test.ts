import { describe, expect, it } from 'vitest';
import { clipPage, readCollection } from './collection.ts';
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

describe('pages that are no article', () => {
  it('of a video have its channel, description, chapters and what its captions say', async () => {
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

  it('of a recipe have the ingredients and steps that the page shows as lists', async () => {
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

  it('in a mailbox are the message that is open', async () => {
    const { clip, lines } = await clipOf(run.site.page('kind-mailbox'));
    expect(clip).toMatchObject({
      title: 'The tide mill turns again',
      authors: ['The Gull Letter'],
      publishedAt: '2024-05-31T07:00:00Z',
    });
    expect(lines).toEqual([
      'The tide mill turns again',
      expect.stringMatching(/^After eleven years/),
      expect.stringMatching(/^The miller ground barley/),
    ]);
  });

  it('of a product have its facts as a table above the text', async () => {
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
