import { generateClips } from './generate.ts';

/**
 * Sixty typical searches, with words at their natural frequency: single words, two words, phrases,
 * prefixes, alternatives, filters, and fragments of Japanese.
 */
export function searches(): string[] {
  const clips = Array.from({ length: 400 }, (_, index) => generateClips(index * 23, 1)).flat();
  const latin = clips.filter(({ clip }) => clip.lang === 'en' || clip.lang === 'de');
  const japanese = clips.filter(({ clip }) => clip.lang === 'ja');
  const words = (index: number) => latin[index]?.text.match(/\p{L}+/gu) ?? [];
  const word = (index: number, place: number) => words(index)[place] ?? 'the';
  const each = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index));
  return [
    ...each(20, (index) => word(index, 7 + index * 3)),
    ...each(12, (index) => `${word(index + 20, 11)} ${word(index + 20, 60)}`),
    ...each(8, (index) => `"${word(index + 40, 20)} ${word(index + 40, 21)}"`),
    ...each(5, (index) => `${word(index + 50, 33).slice(0, 5)}*`),
    ...each(
      5,
      (index) => `${word(index + 60, 5)} (${word(index + 60, 9)} OR ${word(index + 60, 13)})`,
    ),
    ...each(5, (index) => `tag:${latin[index + 70]?.clip.tags[0] ?? ''} ${word(index + 70, 41)}`),
    ...each(5, (index) => japanese[index]?.text.slice(10, 13).replaceAll(/[。\n]/g, '') ?? ''),
  ];
}
