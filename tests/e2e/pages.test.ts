import { describe, expect, it } from 'vitest';
import { readFixtures } from '../unit/extraction/fixtures.ts';
import { collectionWhere } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
const samples = readFixtures().filter((fixture) => fixture.slug.startsWith('mexico-'));

describe('every markup variant of the sample article yields the same clip from the live page', () => {
  it.each(samples)('$slug', async ({ slug, expected }) => {
    const address = run.site.page(slug);
    await run.browser.openTab(address);
    await run.browser.pressShortcut('quick-clip');
    const { clips, contents } = await collectionWhere(run.browser, 'the clip', (there) =>
      there.clips.some((clip) => clip.url === address),
    );
    const clip = clips.find((each) => each.url === address);
    const { title, authors, publishedAt, section } = expected;
    expect(clip).toMatchObject({ title, authors, publishedAt, section });
    expect(clip?.leadImage?.credit).toBe('Victoria_Borodinova');
    const text = contents.find((each) => each.clipId === clip?.id)?.text.split('\n');
    expect(text).toEqual(expected.text);
  });
});
