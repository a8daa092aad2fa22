import { endsSentence } from './containers';
import type { TextBlock } from '../page/text-blocks';

/** Features of a block's own text. */
export const TEXT = [
  'words',
  'chars',
  'linkDensity',
  'links',
  'boldShare',
  'italicShare',
  'buttonShare',
  'images',
  'sentences',
  'commas',
  'ends',
  'colon',
  'question',
  'quoteStart',
  'dashStart',
  'lowerStart',
  'digitStart',
  'copyright',
  'at',
  'bar',
  'year',
  'clock',
  'price',
  'ellipsis',
  'bracketStart',
  'upper',
  'digits',
  'wordLength',
  'unspaced',
  'line',
  'lines',
  'exclaims',
] as const;

const flag = (is: boolean): number => (is ? 1 : 0);

/** Writes the `TEXT` features of a block. */
export function writeText(block: TextBlock, out: Float32Array, from: number): void {
  const { text, measure, linked, bold, italic, button, links, images, line, lines } = block;
  const share = (part: number): number => (measure.words > 0 ? part / measure.words : 0);
  const start = text.slice(0, 2);
  const short = text.length > 300 ? `${text.slice(0, 150)} ${text.slice(-150)}` : text;
  const end = text.slice(-3);
  const values = [
    measure.words,
    text.length,
    share(linked),
    links,
    share(bold),
    share(italic),
    share(button),
    images,
    measure.sentences,
    measure.commas,
    flag(endsSentence(text)),
    flag(/[:：]$/.test(end)),
    flag(/[?？]$/.test(end)),
    flag(/^["“«„「‘']/.test(start)),
    flag(/^[-–—•·*▶►→]/.test(start)),
    flag(/^\p{Ll}/u.test(start)),
    flag(/^\d/.test(start)),
    flag(/©|copyright/i.test(short)),
    flag(short.includes('@')),
    flag(/[|›»>]/.test(short)),
    flag(/\b(?:19|20)\d\d\b/.test(short)),
    flag(/\d{1,2}[:.]\d\d/.test(short)),
    flag(/[$€£¥₹]\s?\d|\d\s?(?:[€£¥₹]|USD|EUR)/.test(short)),
    flag(/(?:…|\.\.\.)$/.test(end)),
    flag(/^[([【]/.test(start)),
    measure.letters > 0 ? measure.upper / measure.letters : 0,
    measure.digits / (measure.letters + measure.digits || 1),
    measure.words > 0 ? measure.letters / measure.words : 0,
    measure.unspaced / (text.length || 1),
    line,
    lines,
    flag(short.includes('!')),
  ];
  out.set(values, from);
}
