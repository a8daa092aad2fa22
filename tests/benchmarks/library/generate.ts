import type { Clip } from '@/lib/clips/clip';

/** A generated clip with its text. */
export interface Generated {
  readonly clip: Clip;
  readonly text: string;
  readonly html: string;
}

/**
 * Generates clips like those collected over many years: 5 kB of text each, with word frequencies by
 * Zipf's law, in English, German, Russian and Japanese, from 400 sites and with 300 nested tags.
 * Deterministic. Closes over nothing, so that it can also run in a page.
 * @param from number of the first clip, the oldest
 */
export function generateClips(from: number, count: number): Generated[] {
  const BYTES = 5000;
  const numbers = (seed: number) => {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  };
  const pieces: Record<string, readonly string[]> = {
    en: 'the re con ti men er in ac pro sta ble ly ing ed ous ar ex or un ful ment tion al is te qu ick ow ship'.split(
      ' ',
    ),
    de: 'ver ge schaft ung lich ä ö ü ßen auf ein stadt keit über zwi haus er be fünf zeug'.split(
      ' ',
    ),
    ru: 'про ство ный ение при пере ла мо сть ва го рё на ко та ли под ский ми де'.split(' '),
    ja: Array.from(
      '日本東京都市石油価格大学生活動電力会議新聞国際経済政府研究者時間の月年人をにがは',
    ),
  };
  const vocabulary = (lang: string, size: number) => {
    const random = numbers(size + lang.charCodeAt(0));
    const own = pieces[lang] ?? [];
    const words = new Set<string>();
    while (words.size < size) {
      // Common words are short.
      const length = 1 + Math.floor(random() * Math.min(5, 1 + Math.log10(words.size + 1)));
      words.add(Array.from({ length }, () => own[Math.floor(random() * own.length)]).join(''));
      if (words.size < 10) words.add(own[words.size] ?? '');
    }
    return [...words];
  };
  const vocabularies = new Map(
    (
      [
        ['en', 30_000],
        ['de', 20_000],
        ['ru', 20_000],
        ['ja', 8000],
      ] as const
    ).map(([lang, size]) => [lang, vocabulary(lang, size)] as const),
  );
  const english = vocabularies.get('en') ?? [];
  const tags = Array.from({ length: 300 }, (_, index) =>
    [english[index % 40], english[100 + index], english[500 + index]]
      .slice(0, 1 + (index % 3))
      .join('/'),
  );

  return Array.from({ length: count }, (_, offset) => {
    const number = from + offset;
    const random = numbers(number * 7919 + 1);
    const zipf = (list: readonly string[]) => list[Math.floor(list.length ** random()) - 1] ?? '';
    const die = random();
    const lang = die < 0.7 ? 'en' : die < 0.8 ? 'de' : die < 0.9 ? 'ru' : 'ja';
    const words = vocabularies.get(lang) ?? english;
    const space = lang === 'ja' ? '' : ' ';
    const width = lang === 'ja' ? 3 : lang === 'ru' ? 2 : 1;
    const sentence = () => {
      const length = 6 + Math.floor(random() * 14);
      const said = Array.from({ length }, () => zipf(words)).join(space);
      return said.charAt(0).toUpperCase() + said.slice(1) + (lang === 'ja' ? '。' : '. ');
    };
    const paragraphs: string[] = [];
    let size = 0;
    while (size < BYTES) {
      let paragraph = '';
      for (let each = 0; each < 5; each += 1) paragraph += sentence();
      paragraphs.push(paragraph.trim());
      size += paragraph.length * width;
    }
    const title = Array.from({ length: 4 + Math.floor(random() * 5) }, () => zipf(words)).join(
      space,
    );
    const id = `bench${String(number).padStart(8, '0')}xyz`;
    const host = `${zipf(english.slice(0, 400))}.example`;
    const url = `https://${host}/${number}/${lang}`;
    const clippedAt = Date.UTC(2018, 0, 1) + number * 4_000_000;
    const stamp = `${clippedAt.toString(36).padStart(9, '0')}000.k3v9x2a1`;
    const own = [...new Set([zipf(tags), zipf(tags), zipf(tags)])].toSorted();
    const note = random() < 0.3 ? sentence().slice(0, 100) : '';
    const clip: Clip = {
      id,
      url,
      canonicalUrl: url,
      title,
      authors: [`${zipf(english)} ${zipf(english)}`],
      siteName: host.split('.')[0] ?? null,
      publishedAt: new Date(clippedAt - random() * 1e9).toISOString().slice(0, 10),
      modifiedAt: null,
      section: null,
      doi: null,
      lang,
      dir: null,
      excerpt: paragraphs[0]?.slice(0, 160) ?? null,
      leadImage: null,
      wordCount: 800,
      revision: `r${id}`,
      capturedAt: clippedAt,
      clippedAt,
      archived: random() < 0.5,
      starred: random() < 0.05,
      progress: 0,
      deletedAt: random() < 0.01 ? clippedAt + 1 : null,
      tags: own,
      note,
      highlights: [],
      clock: {
        capture: stamp,
        title: stamp,
        archived: stamp,
        starred: stamp,
        progress: stamp,
        deleted: stamp,
        tags: Object.fromEntries(own.map((tag) => [tag, { on: true, stamp }])),
        note: { versions: note === '' ? [] : [{ text: note, stamp }], seen: {} },
        highlights: {},
      },
    };
    return {
      clip,
      text: paragraphs.join('\n'),
      html: paragraphs.map((each) => `<p>${each}</p>`).join(''),
    };
  });
}
