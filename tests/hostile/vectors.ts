import { BREAKS, CORES, MUTATIONS, SHAPES } from './shapes.ts';

/** Where on a page a vector is: in the article's markup, or as text in its metadata. */
export type Place = 'body' | (typeof TEXT_PLACES)[number] | 'address' | 'image';

export const TEXT_PLACES = [
  'title',
  'byline',
  'tags',
  'alt',
  'caption',
  'code',
  'site',
  'section',
  'excerpt',
  'json-ld',
] as const;

/** One attack; its number is in whatever it runs, requests or leaves behind. */
export interface Vector {
  readonly number: number;
  readonly place: Place;
  /** Markup for `body` and `image`, a URL for `address`, text otherwise. */
  readonly payload: string;
  /** Whether it is an image of the article, which its page and the popup's preview may load. */
  readonly loads: boolean;
}

/** URLs that no article should link to, or that hide something in a valid one. */
const ADDRESSES: readonly ((js: string, url: string) => string)[] = [
  (js) => `javascript:${js}`,
  (js) => ` JAVASCRIPT:${js}`,
  (js) => `java\tscript:${js}//https://a.example/`,
  (js) => `data:text/html,<script>${js}</script>`,
  (js) => `vbscript:${js}`,
  (js) => `https://a.example/"onmouseover=${js}//`,
  (js) => `https://a.example/'><img src=x onerror=${js}>`,
  (js) => `https://a.example/?q=</script><script>${js}</script>`,
  (js) => `//a.example/%22%3E%3Csvg onload=${js}%3E`,
  (js) => `blob:https://a.example/${js}`,
  (js) => `https://${js}@a.example/`,
  (js) => `file:///etc/passwd#${js}`,
];

/** Typical images of articles, with attacks beside or in their URLs. */
const IMAGES: readonly ((js: string, url: string) => string)[] = [
  (_js, url) => `<img src="${url}.png" alt="quay" width="600" height="400">`,
  (_js, url) => `<img srcset="${url}.png 1x, ${url}/2.png 2x" src="${url}.png" alt="quay">`,
  (_js, url) => `<picture><source srcset="${url}.webp"><img src="${url}.png" alt="quay"></picture>`,
  (js, url) => `<img src="${url}.png" onload="${js}" onerror="${js}" alt="quay">`,
  (js, url) =>
    `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src='${url}.png" onerror="${js}' alt="quay">`,
  (js, url) => `<img src="${url}.png?&quot; onerror=&quot;${js}" alt='" onerror="${js}'>`,
  (js, url) =>
    `<img data-srcset="javascript:${js} 1x, ${url}.png 2x" data-src="javascript:${js}" alt="quay">`,
  (js, url) => `<a href="javascript:${js}"><img src="${url}.png" alt="quay"></a>`,
  (js, url) =>
    `<figure style="background:url(${url}/css)"><img src="${url}.svg" alt="quay"><figcaption onclick=${js}>Quay</figcaption></figure>`,
  (js, url) => `<noscript><img src="${url}.png" alt="quay" onerror=${js}></noscript>`,
];

/** A script without quotes and spaces that leaves its number in its own window and the top one. */
const scriptOf = (number: number) =>
  `self.hit_${number}=1,top.hit_${number}=1,console.log(${number}),top==self?alert(${number}):0`;

/**
 * Every vector, numbered from 0.
 * @param trap origin whose paths begin with a vector's number
 */
export function makeVectors(trap: string): Vector[] {
  const vectors: Vector[] = [];
  const add = (place: Place, shape: (js: string, url: string) => string, loads = false) => {
    const number = vectors.length;
    const payload = shape(scriptOf(number), `${trap}/${number}`);
    vectors.push({ number, place, payload, loads });
  };
  for (const shape of SHAPES) add('body', shape);
  for (const mutation of MUTATIONS) {
    for (const core of CORES) add('body', (js, url) => mutation(core(js, url)));
  }
  for (const [at, place] of TEXT_PLACES.entries()) {
    for (const [index, before] of BREAKS.entries()) {
      for (const step of [0, 4]) {
        const core = CORES[(at + index + step) % CORES.length];
        // A comma separates tags, and scripts contain commas.
        const inPlace = (js: string) => (place === 'tags' ? js.replaceAll(',', ';') : js);
        if (core) add(place, (js, url) => before + core(inPlace(js), url));
      }
    }
  }
  for (const address of ADDRESSES) add('address', address);
  for (const image of IMAGES) add('image', image, true);
  return vectors;
}
