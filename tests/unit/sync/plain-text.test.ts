import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '@/lib/sync/coding/v1/plain-text';

/**
 * The original prediction of a text from its HTML: with other bytes, old data could not be read.
 */
function asFirstWritten(html: string): string {
  return html
    .replaceAll(/<(figcaption|rt|rp)(?:\s[^>]*)?>[\s\S]*?<\/\1>/g, '')
    .replaceAll(
      /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|sup|time|u|var)(?:\s[^>]*)?>/g,
      '',
    )
    .replaceAll(/<\/?t[dh](?:\s[^>]*)?>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(
      /&(?:nbsp|lt|gt|quot|amp);/g,
      (entity) => ({ '&nbsp;': '\u00a0', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[entity] ?? '&',
    )
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

const WORDS =
  '< > <p> </p> <b a <td <td> <rt <rt> </rt> <rp <figcaption> </figcaption> </b> &lt; &amp; </ <br> <bdo> <barn> <rtc>';
const OTHERS = [' ', '\n', '"', '<em class="x">', '<th\n', '</span >'];
const PIECES = fc.constantFrom(...WORDS.split(' '), ...OTHERS);

test('the plain text of any HTML is the same as in the original implementation', () => {
  fc.assert(
    fc.property(fc.array(PIECES, { maxLength: 40 }), (pieces) => {
      const html = pieces.join('');
      expect(plainText(html)).toBe(asFirstWritten(html));
    }),
    { numRuns: 5000 },
  );
});

test.each(['<rt ', '<rt>', '<td\t', '<', '<b ', '<figcaption>x'])(
  'takes linear time for many repetitions of “%s”',
  (piece) => {
    expect(plainText(piece.repeat(300_000)).length).toBeGreaterThanOrEqual(0);
  },
  5000,
);
