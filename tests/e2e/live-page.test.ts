import { describe, expect, it } from 'vitest';
import { collectionWhere } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const sentence = (word: string): string =>
  `The ${word} was built in 1874, when the railway came down from the hills and the boats had to make room for steamers, and it stands to this day.`;
const paragraph = (word: string, attributes = ''): string =>
  `<p ${attributes}>${sentence(word)}</p>`;
const page = (title: string, head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;

/** Clips a page. Returns the clip's text and HTML, and whether the page stayed unchanged. */
async function clipped(path: string, title: string, head: string, body: string) {
  const address = run.site.serve(path, page(title, head, body));
  const tab = await run.browser.openTab(address);
  const before = await tab.evaluate(() => document.documentElement.outerHTML);
  await run.browser.pressShortcut('quick-clip');
  const { clips, contents } = await collectionWhere(run.browser, 'the clip', (there) =>
    there.clips.some((clip) => clip.url === address),
  );
  const clip = clips.find((each) => each.url === address);
  expect(await tab.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  const kept = contents.find((each) => each.clipId === clip?.id);
  return { clip, text: kept?.text ?? '', html: kept?.html ?? '' };
}

describe('extraction from a live page', () => {
  it('leaves out what styles hide, and keeps what they show', async () => {
    const { text } = await clipped(
      '/styles',
      'The harbour of the town',
      `<style>
        .gone { display: none } .unseen { visibility: hidden } .cut { position: absolute; clip: rect(0 0 0 0) }
        .flat { height: 0; overflow: hidden } .away { position: absolute; left: -9999px }
        .banner { position: fixed; bottom: 0 } .shown { display: block }
      </style>`,
      `<div class="banner">${paragraph('biscuit')}</div><article><h1>The harbour of the town</h1>
        ${paragraph('mole')}${['gone', 'unseen', 'cut', 'flat', 'away'].map((name) => paragraph(name, `class="${name}"`)).join('')}
        ${paragraph('quay', 'hidden class="shown"')}<details><summary>Tides</summary>${paragraph('gauge')}</details>${paragraph('dock')}</article>`,
    );
    expect(text.split('\n')).toEqual([
      sentence('mole'),
      sentence('quay'),
      'Tides',
      sentence('gauge'),
      sentence('dock'),
    ]);
  });

  it('reads shadow trees with slots, and the frame that contains the article', async () => {
    const shadow = await clipped(
      '/shadow',
      'The harbour of the town',
      '',
      `<main><news-story><template shadowrootmode="open"><article><slot name="title"></slot>${paragraph('mole')}<slot></slot>${paragraph('dock')}</article></template><h1 slot="title">The harbour of the town</h1>${paragraph('quay')}</news-story></main>`,
    );
    expect(shadow.text).toBe(['mole', 'quay', 'dock'].map(sentence).join('\n'));

    const words = ['mole', 'quay', 'dock', 'pier', 'lock'];
    run.site.serve(
      '/inner/story',
      page(
        'Inside',
        '',
        `<h1>The harbour of the town</h1>${words.map((word) => paragraph(word)).join('')}<p><a href="../tides">The tides</a> ${sentence('table')}</p>`,
      ),
    );
    const frames =
      '<frameset cols="20%,80%"><frame src="/nothing-here"><frame src="/inner/story"></frameset>';
    const address = run.site.serve(
      '/frames',
      `<html><head><title>The harbour of the town</title></head>${frames}</html>`,
    );
    await run.browser.openTab(address);
    await run.browser.pressShortcut('quick-clip');
    const { clips, contents } = await collectionWhere(run.browser, 'the framed clip', (there) =>
      there.clips.some((clip) => clip.url === address),
    );
    const clip = clips.find((each) => each.url === address);
    const kept = contents.find((each) => each.clipId === clip?.id);
    expect(kept?.text.split('\n')).toHaveLength(6);
    expect(kept?.html).toContain(`href="${run.site.origin}/tides"`);
  });

  it('detects the language of a page that does not declare one', async () => {
    const german =
      'Der Hafen wurde 1874 gebaut, als die Eisenbahn von den Hügeln kam und die Boote den Dampfern Platz machen mussten.';
    const address = run.site.serve(
      '/hafen',
      `<title>Der Hafen der Stadt</title><article><h1>Der Hafen der Stadt</h1>${`<p>${german}</p>`.repeat(4)}</article>`,
    );
    await run.browser.openTab(address);
    await run.browser.pressShortcut('quick-clip');
    const { clips } = await collectionWhere(run.browser, 'the clip', (there) =>
      there.clips.some((clip) => clip.url === address),
    );
    expect(clips.find((clip) => clip.url === address)?.lang).toBe('de');
  });

  it('finds lazy-loaded images', async () => {
    const blank = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const { html } = await clipped(
      '/lazy',
      'The harbour of the town',
      '',
      `<article><h1>The harbour of the town</h1>${paragraph('mole')}
        <figure><img src="${blank}" data-src="/a.png"></figure>${paragraph('quay')}
        <figure><img class="lazy" src="${blank}"><noscript><img src="/b.png"></noscript></figure>${paragraph('dock')}
        <figure><picture><source srcset="/c-small.png 400w, /c.png 800w"><img loading="lazy"></picture></figure>${paragraph('pier')}</article>`,
    );
    const sources = Array.from(html.matchAll(/src="([^"]+)"/g), ([, source]) => source);
    expect(sources).toEqual(['/a.png', '/b.png', '/c.png'].map((path) => run.site.origin + path));
  });
});
