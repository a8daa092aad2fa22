// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseWebVtt, printedTime, secondsIn } from '../../../../lib/extraction/kinds/web-vtt';
import { clipOf, fixture } from './kinds-of-pages';

const captions = readFileSync(
  join(import.meta.dirname, '../../../pages/kind-video/english.vtt'),
  'utf8',
);

describe('captions', () => {
  it('are parsed without settings, styles, notes and tags, but with the speakers', () => {
    expect(parseWebVtt(captions)).toEqual([
      {
        start: 1,
        text: 'Ines Falk: When the water rises, the gates open by themselves & the pond fills.',
      },
      { start: 4, text: 'Twice a day it falls, and the gates close.' },
      { start: 75, text: 'Then the wheel turns for five hours.' },
    ]);
  });

  it('are also parsed from SubRip, ignoring invalid cues', () => {
    const source =
      '1\r\n01:02:03,500 --> 01:02:05,000\r\nHere.\r\n\r\nbroken --> 3\r\nNot here.\r\n';
    expect(parseWebVtt(source)).toEqual([{ start: 3723, text: 'Here.' }]);
  });

  it('have timestamps in the format that players use', () => {
    for (const time of ['0:00', '1:05', '12:00', '1:02:03'])
      expect(printedTime(secondsIn(time) ?? -1)).toBe(time);
    expect(secondsIn('1:5')).toBeNull();
    expect(secondsIn('in 1:05')).toBeNull();
  });
});

describe('a video page', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('has its channel, description, chapters and transcript panel, with timestamps as links', async () => {
    const url = 'https://www.youtube.com/watch?v=abc';
    const { article } = await clipOf(fixture('kind-video-transcript-panel'), url);
    expect(article?.authors).toEqual(['The Net Loft']);
    expect(article?.title).toBe('Mending a net');
    expect(article?.text.split('\n')).toEqual([
      'Nets tear on the rocks off the point. 0:00 The needle 1:05 The knot',
      'Transcript',
      '0:01 This is the needle we use for all nets of the loft.',
      '1:05 And this is the knot.',
    ]);
    expect(article?.html).toContain('href="https://www.youtube.com/watch?v=abc&amp;t=1s"');
  });

  it('has the chapters and transcript from its structured data', async () => {
    const data = {
      '@type': 'VideoObject',
      name: 'Moles',
      description: 'What a mole is.\n0:00 Stones\n2:10 Ships\n',
      transcript: 'A mole is a wall in the sea.\nShips lie behind it.',
    };
    const html = `<title>Moles</title><script type="application/ld+json">${JSON.stringify(data)}</script><p>Menu</p>`;
    const { article } = await clipOf(html);
    expect(article?.text.split('\n')).toEqual([
      'What a mole is.',
      '0:00 Stones',
      '2:10 Ships',
      'Chapters',
      '0:00 Stones',
      '2:10 Ships',
      'Transcript',
      'A mole is a wall in the sea.',
      'Ships lie behind it.',
    ]);
    expect(article?.html).toContain('href="https://page.example/thing#t=130"');
  });

  it('is not recognised if the video is embedded in an article', async () => {
    const said = 'The harbour was built in 1874, when the railway came down from the hills. ';
    const data = [
      { '@type': 'NewsArticle', headline: 'The harbour' },
      { '@type': 'VideoObject', name: 'A film', description: 'A film of it.' },
    ];
    const html = `<title>The harbour</title><script type="application/ld+json">${JSON.stringify(data)}</script><article><h1>The harbour</h1>${`<p>${said.repeat(3)}</p>`.repeat(4)}</article>`;
    const { article, before, hasKind } = await clipOf(html);
    expect(hasKind).toBe(true);
    expect(article).toEqual(before);
  });
});
