import { findDate } from '../dates/parse-date';
import { lineAround, nearbyTexts } from '../page/nearby-text';
import { candidate, type Candidate } from './candidates';
import { isOutsideArticle } from './outside-article';
import { textOf } from './json-ld';
import { firstMeta } from './meta-tags';
import type { PageFacts } from './page-facts';

const PUBLISHED_META = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'citation_publication_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_time',
  'publication_date',
  'date',
  'created',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
];
const MODIFIED_META = [
  'article:modified_time',
  'og:updated_time',
  'article:modified',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'lastmod',
  'revised',
  'updated_time',
];

/** In characters; anything longer is prose. */
const LONGEST_LINE = 120;
/** The most paragraphs a standfirst may have; a date after more of them is part of the text. */
const MOST_PROSE = 3;

/** The possible dates of publication by source, and the date of the last change. */
export interface DateCandidates {
  readonly published: readonly Candidate<string>[];
  readonly modifiedAt: string | null;
}

/**
 * Collects the publication date from each source. Future dates are ignored. For a time in UTC that
 * is one day off the printed date, the printed (local) date is taken.
 */
export function dateCandidates(facts: PageFacts, now: Date): DateCandidates {
  const { meta, jsonLd, lang } = facts;
  const usable = (text: string | null): string | null => {
    const iso = text && findDate(text, lang)?.iso;
    return iso && Date.parse(iso.slice(0, 10)) <= now.getTime() + 48 * 3600_000 ? iso : null;
  };
  const near = dateNearTitle(facts, usable);
  const local = (iso: string | null): string | null => iso && localDate(iso, near);
  const sources = {
    data: local(
      usable(textOf(jsonLd.article?.['datePublished'] ?? jsonLd.article?.['dateCreated'])),
    ),
    meta: local(usable(firstMeta(meta, ...PUBLISHED_META))),
    element: markedDate(facts, usable),
    printed: near,
    address: usable(dateInAddress(facts.url)),
  };
  const modifiedAt =
    usable(textOf(jsonLd.article?.['dateModified'])) ?? usable(firstMeta(meta, ...MODIFIED_META));
  const published = Object.entries(sources).flatMap(([source, iso]) =>
    iso === null ? [] : candidate(source, iso, iso.slice(0, 10), signsOf(iso, modifiedAt)),
  );
  return { published, modifiedAt };
}

function signsOf(iso: string, modifiedAt: string | null): readonly string[] {
  return [
    iso.includes('T') ? 'with a time' : 'a day',
    modifiedAt === null
      ? 'never changed'
      : modifiedAt.startsWith(iso.slice(0, 10))
        ? 'changed then'
        : 'changed later',
  ];
}

/** Adds the time to the chosen date, if any source gives one for the same day. */
export function addTime(chosen: string, all: readonly Candidate<string>[]): string {
  if (chosen.includes('T')) return chosen;
  return (
    all.find(({ source, value }) => source !== 'address' && value.startsWith(`${chosen}T`))
      ?.value ?? chosen
  );
}

/** Whether a time is in UTC, rather than in the publisher's time zone. */
function isUniversal(iso: string): boolean {
  return /^[^T]*T.*(?:Z|[+-]00:?00)$/.test(iso);
}

/** Returns the date printed near the title if a UTC time is one day off it; otherwise the time. */
function localDate(iso: string, printed: string | null): string {
  if (!isUniversal(iso)) return iso;
  const dayOf = (date: string) => Date.parse(date.slice(0, 10));
  const isDayOff = printed !== null && Math.abs(dayOf(printed) - dayOf(iso)) === 86_400_000;
  return isDayOff ? printed : iso;
}

/** The first date in an element marked as a date. */
function markedDate(
  facts: PageFacts,
  usable: (text: string | null) => string | null,
): string | null {
  const { root, heading } = facts;
  const scope = heading?.closest('article, main') ?? root;
  for (const element of scope.querySelectorAll(
    '[itemprop~=datePublished], time[pubdate], time[datetime].published, time.entry-date, .dt-published, time, .published[title], .updated[title]',
  )) {
    if (isOutsideArticle(element, heading)) continue;
    const date = usable(
      element.getAttribute('datetime') ??
        element.getAttribute('content') ??
        element.getAttribute('title') ??
        element.textContent,
    );
    if (date) return date;
  }
  return null;
}

/** The first date printed in a short line around the title. */
function dateNearTitle(
  { root, heading }: PageFacts,
  usable: (text: string | null) => string | null,
): string | null {
  if (!heading) return null;
  for (const inside of heading.querySelectorAll('small, span')) {
    const date = usable(inside.textContent);
    if (date) return date;
  }
  for (const [step, limit] of [
    ['nextNode', 60],
    ['previousNode', 12],
  ] as const) {
    let prose = 0;
    for (const { text, parent } of nearbyTexts(root, heading, step, limit)) {
      if (text.length > LONGEST_LINE) {
        prose += 1;
        if (prose > MOST_PROSE) break;
        continue;
      }
      const line = lineAround(parent);
      const date = usable(line.length <= 160 ? line : text);
      if (date) return date;
    }
  }
  return null;
}

function dateInAddress(url: string): string | null {
  const match = /[/_-]((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?:[/_-]|$)/.exec(url);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null;
}
