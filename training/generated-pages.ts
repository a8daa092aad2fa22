import type { CorpusPage } from '../tests/benchmarks/extraction/corpus.ts';

/*
 * Generated pages with known answers: short articles with the boxes that templates put around and
 * into them. Short real pages are rare in the corpus, and their boxes rarely outweigh the text.
 */

/** A seeded pseudo-random generator (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const THINGS =
  'bridge library market station theatre orchard ferry museum garden chapel school bakery mill tower stadium reservoir archive workshop observatory lighthouse'.split(
    ' ',
  );
const PEOPLE =
  'Mara Lindholm|Pavel Novak|Ann Whitcombe|Luis Ortega|Greta Hall|Sam Okoye|Jean Moreau|Kim Tanaka|Ruth Adler|Omar Haddad'.split(
    '|',
  );
const ENDINGS = [
  'opened in YEAR, when the council had run out of other uses for the land',
  'was closed for repairs in YEAR and has not been open on a Monday since',
  'drew more visitors in YEAR than in any year before it, the town’s records show',
  'burned in YEAR and was built again by the people who lived around it',
  'will be sold, the mayor said, if nobody pays for its roof before the winter',
  'belongs to a family that has kept its papers, and nobody else, away from it',
  'stands where an older one stood, of which only the cellar and the steps are left',
  'costs the county about two hundred thousand a year, which is more than the schools',
];
const STARTS = [
  'The THING',
  'The old THING',
  'Since then the THING',
  'As many remember, the THING',
  'By the river the THING',
  'For years the THING',
];
const SHORT = [
  'Nobody came.',
  'The THING is still there.',
  'It rained all day.',
  'Not everyone agreed.',
  'A THING is a promise, too.',
  'That was in YEAR.',
  'Tickets are free.',
  'The THING thanked them.',
];
const TOGETHER = [
  ', and that was that',
  '',
  '',
  ', according to a report',
  ' and stayed so',
  ', which few had expected',
];

/** Random building blocks of a page. */
class Maker {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = random(seed);
  }

  number(below: number): number {
    return Math.floor(this.#random() * below);
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  one<Value>(values: readonly Value[]): Value {
    return values[this.number(values.length)] as Value;
  }

  sentence(thing: string = this.one(THINGS)): string {
    const start = this.one(STARTS).replace('THING', thing);
    const end = this.one(ENDINGS).replace('YEAR', String(1850 + this.number(170)));
    return `${start} ${end}${this.one(TOGETHER)}.`;
  }

  short(): string {
    const year = String(1850 + this.number(170));
    return this.one(SHORT).replace('THING', this.one(THINGS)).replace('YEAR', year);
  }

  text(least: number, most: number): string {
    return Array.from({ length: least + this.number(most - least + 1) }, () =>
      this.sentence(),
    ).join(' ');
  }

  title(): string {
    return `${this.one(['How', 'Why', 'When'])} the ${this.one(THINGS)} ${this.one(['was saved', 'was sold', 'came back', 'went quiet', 'lost its roof'])}`;
  }

  list(count: number, item: () => string): string {
    return Array.from({ length: count }, item).join('');
  }
}

/** Messages from templates to the reader, in no box of their own. */
const CALLS = [
  'Accept our cookies to watch this video.',
  'This video needs cookies that you have not allowed.',
  'Please allow external content to see this map.',
  'Log in to leave a comment.',
  'You need to be signed in to reply.',
  'Comments are closed.',
  'Subscribe to read on.',
  'This article is for subscribers.',
  'Scroll down to continue.',
  'Story continues below.',
  'Article continues after this advertisement.',
  'Sign up here for our newsletter.',
  'Follow us for more of this.',
  'Click here for the latest news.',
  'Posted in Towns. Bookmark the permalink.',
  'This post was filed under General.',
  'Send your tips to the newsroom.',
  'All rights reserved.',
];

/** Boxes within or around an article. */
const BOXES: readonly ((make: Maker) => string)[] = [
  (make) => {
    const name = make.one(['p', 'p', 'div', 'small']);
    return `<${name}>${make.one(CALLS)}</${name}>`;
  },
  (make) =>
    `<div class="${make.one(['newsletter', 'newsletter-signup', 'subscribe-box', 'signup', 'mailing-list'])}"><p>${make.one(['Get our news', 'Get the weekly letter', 'Sign up for our newsletter', 'Receive the best stories'])} <a href="/join">${make.one(['by mail', 'every week', 'now', 'here'])}</a>.</p></div>`,
  (make) =>
    `<div class="${make.one(['share', 'share-bar', 'social', 'sharing', 'post-share'])}">${make.one(['Share', 'Share this', 'Tweet', 'Share on Facebook', 'Follow us'])}</div>`,
  (make) =>
    `<div class="${make.one(['related', 'RelatedPosts', 'related-posts', 'more-stories', 'read-next', 'recommended'])}"><h3>${make.one(['Related', 'Along the same lines', 'More stories', 'Read next', 'You may also like'])}</h3>${make.chance(0.5) ? `<p>${make.sentence()}</p>` : `<ul>${make.list(2 + make.number(4), () => `<li><a href="/${make.number(999)}">${make.title()}</a></li>`)}</ul>`}</div>`,
  (make) =>
    `<div class="${make.one(['heading', 'title', 'label', ''])}">${make.one(['More Great Stories', 'More From This Author', 'Also Of Interest', 'More on this'])}</div><ul>${make.list(2 + make.number(3), () => `<li>${make.one(['How it was', 'Why it was', 'See'])} <a href="/${make.number(999)}">${make.title()}</a></li>`)}</ul>`,
  (make) =>
    `<div class="${make.one(['author-bio', 'about-author', 'bio', 'author-box'])}"><p>${make.one(PEOPLE)} ${make.one(['writes about towns', 'is a reporter', 'covers the county', 'is the editor of this paper'])}.</p></div>`,
  (make) =>
    `<div class="${make.one(['ad', 'advertisement', 'sponsored', 'promo'])}"><p>${make.one(['Advertisement', 'Buy tickets for the summer fair', 'Use the code and save ten per cent on your first order'])}</p></div>`,
  (make) =>
    `<p class="${make.one(['posted-in', 'entry-meta', 'meta', 'byline'])}">${make.one(['Posted in', 'Filed under', 'By'])} ${make.one(['Towns', 'General', make.one(PEOPLE)])}</p>`,
  (make) =>
    `<div class="${make.one(['tags', 'tag-list', 'post-tags'])}">${make.list(3, () => `<a href="/tag/${make.number(99)}">${make.one(THINGS)}</a> `)}</div>`,
];

/** Parts of an article that are not paragraphs, with their lines of text. */
const PARTS: readonly ((make: Maker) => {
  readonly html: string;
  readonly lines: readonly string[];
})[] = [
  (make) => {
    const lines = many(make, () => `${make.one(THINGS)} and ${make.one(THINGS)}`);
    return { lines, html: `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>` };
  },
  (make) => {
    const heading = make.one(['Societies', 'Where to go', 'Links', 'Organisations']);
    const lines = many(
      make,
      () => `The ${make.one(THINGS)} ${make.one(['society', 'trust', 'friends'])}`,
    );
    const items = lines.map(
      (line, at) => `<li><a href="https://place${at}.example/">${line}</a></li>`,
    );
    return { lines: [heading, ...lines], html: `<h2>${heading}</h2><ul>${items.join('')}</ul>` };
  },
  (make) => {
    const rows = many(make, () => [make.one(THINGS), String(1850 + make.number(150))] as const);
    const cells = rows.map(([thing, year]) => `<tr><td>${thing}</td><td>${year}</td></tr>`);
    return {
      lines: ['Place', 'Year', ...rows.flat()],
      html: `<table><tr><th>Place</th><th>Year</th></tr>${cells.join('')}</table>`,
    };
  },
  (make) => {
    const terms = many(make, () => [make.one(THINGS), make.sentence()] as const);
    return {
      lines: terms.flat(),
      html: `<dl>${terms.map(([term, said]) => `<dt>${term}</dt><dd>${said}</dd>`).join('')}</dl>`,
    };
  },
  (make) => {
    const label = make.one(['Note', 'Tip', 'Warning', 'Beware']);
    const said = make.sentence();
    const kind = make.one(['admonition', 'callout', 'note', 'warning']);
    return {
      lines: [label, said],
      html: `<div class="${kind}"><p class="${kind}-title">${label}</p><p>${said}</p></div>`,
    };
  },
  (make) => {
    const code = `${make.one(THINGS)} ${make.number(99)}\n${make.one(THINGS)} ${make.number(99)}`;
    return { lines: code.split('\n'), html: `<pre><code>${code}</code></pre>` };
  },
];

function many<Value>(make: Maker, one: () => Value): readonly Value[] {
  return Array.from({ length: 2 + make.number(3) }, one);
}

function comments(make: Maker): string {
  const one = make.one(['comment', 'comment-body', 'comment-item', 'response']);
  const all = make.list(
    2 + make.number(9),
    () =>
      `<div class="${one}">${make.chance(0.5) ? `<cite>${make.one(PEOPLE)}</cite>` : ''}<p>${make.text(1, 2)}</p></div>`,
  );
  const [open, close] = make.one([
    ['<div id="comments">', '</div>'],
    ['<section class="comments-area">', '</section>'],
    ['<ol class="commentlist">', '</ol>'],
    ['<div class="comments">', '</div>'],
  ] as const);
  return open + all + close;
}

function others(make: Maker): string {
  const isTeaser = make.chance(0.6);
  const kind = make.one(['hentry', 'post', 'teaser', 'card', '']);
  return make.list(2 + make.number(4), () => {
    const title = make.title();
    const heading = isTeaser
      ? `<a href="/${make.number(999)}"><h2>${title}</h2></a>`
      : `<h3>${title}</h3>`;
    const body = make.list(isTeaser ? 1 : 2 + make.number(2), () => `<p>${make.sentence()}</p>`);
    return `<article${kind ? ` class="${kind}"` : ''}>${heading}${body}${make.chance(0.5) ? `<p>${make.one(PEOPLE)}</p>` : ''}</article>`;
  });
}

/** Generates a page and the lines of its article. */
function generate(seed: number): { readonly html: string; readonly lines: readonly string[] } {
  const make = new Maker(seed);
  const lines: string[] = [];
  const title = make.title();
  const parts: string[] = [];
  const count = 2 + make.number(7);
  for (let at = 0; at < count; at += 1) {
    if (at > 1 && at < count - 1 && make.chance(0.15)) {
      const heading = make.title();
      lines.push(heading);
      parts.push(`<h2>${heading}</h2>`);
    }
    const text = make.chance(0.12) ? make.short() : make.text(1, make.chance(0.5) ? 1 : 4);
    lines.push(text);
    parts.push(`<p>${text}</p>`);
    if (make.chance(0.3)) {
      const part = make.one(PARTS)(make);
      lines.push(...part.lines);
      parts.push(part.html);
    }
    if (make.chance(at === count - 1 ? 0.5 : 0.15)) parts.push(make.one(BOXES)(make));
  }
  const body = parts.join('');
  const around = make.chance(0.35) ? comments(make) : '';
  const more = make.chance(0.35) ? others(make) : '';
  const menu = make.chance(0.4)
    ? `<div class="menu">${make.list(6, () => `<p><a href="/${make.number(99)}">${make.one(THINGS)}s, tickets and times</a></p>`)}</div>`
    : '';
  const inside = make.chance(0.4) ? around : '';
  const holder = make.one(['article', 'div class="entry-content"', 'div', 'section']);
  const article = `<${holder}><h1>${title}</h1>${body}${inside}</${holder.split(' ')[0] ?? 'div'}>`;
  const main = make.one(['main', 'div id="page"', 'div']);
  return {
    html: `<!doctype html><html lang="en"><title>${title}${make.chance(0.4) ? ' | The Record' : ''}</title><body>${menu}<${main}>${article}${inside ? '' : around}${more}</${main.split(' ')[0] ?? 'div'}></body></html>`,
    lines,
  };
}

/** Generated pages, the same every time. */
export function generatedPages(count: number): readonly CorpusPage[] {
  return Array.from({ length: count }, (_, seed) => {
    const { html, lines } = generate(seed + 1);
    return {
      source: 'generated',
      id: `generated-${seed}`,
      url: 'https://page.example/article',
      address: `generated-${seed}`,
      html,
      truth: lines.join('\n'),
      kind: 'article',
      with: [],
      without: [],
      metadata: {},
    };
  });
}
