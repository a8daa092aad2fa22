import * as v from 'valibot';
import type { Article } from '@/lib/clips/article';
import { publication as publicationSchema, time } from '@/lib/clips/bounds';
import { canonicalUrl, siteHost } from '@/lib/clips/canonical-url';
import type { Clip, Contents } from '@/lib/clips/clip';
import { newClip, recapture } from '@/lib/clips/clip';
import { clipId, revisionId } from '@/lib/clips/clip-id';
import { editClip } from '@/lib/clips/edit';
import { linkArticle } from '@/lib/clips/link';
import { isTextElsewhere } from '@/lib/clips/reading';
import type { Stamp } from '@/lib/clips/stamp';
import { normaliseTags } from '@/lib/clips/tags';
import { takeStamp } from '@/lib/store/clock';
import type { ClipDatabase } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import { sha256 } from '@/lib/store/digest';
import type { ClipChange } from '@/lib/store/journal';
import { putAll } from '@/lib/store/journal';
import { clipRows } from '@/lib/store/rows';
import type { NamedPassage } from './highlights';
import { highlightEdits, namePassages } from './highlights';
import type { ImportItem } from './item';
import { undoneImports } from './undo';

/** Sanitises untrusted HTML, and extracts its text and word count. */
export type PrepareHtml = (html: string) => Pick<Article, 'html' | 'text' | 'wordCount'>;

/** Extracts the article from a saved page, as from one in a tab; `null` if it has none. */
export type ExtractPage = (html: string, url: string) => Promise<Article | null>;

/** Options for adding items to the collection. */
export interface AddItemsOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly prepare: PrepareHtml;
  readonly extract: ExtractPage;
  /** Called with what was written, after the transaction. */
  readonly onChanges: (changes: readonly ClipChange[]) => void;
}

/** The outcome for an item; `trashed`: the user has deleted it here, and it stays deleted. */
export type ItemOutcome = 'added' | 'changed' | 'known' | 'trashed';

interface Prepared {
  readonly item: ImportItem;
  readonly article: Article;
  readonly identity: { id: string; canonicalUrl: string; revision: string | null };
  readonly passages: readonly NamedPassage[];
}

const LONGEST_LINE = 9000;
const LONGEST_NOTE = 900_000;

/** An item's clip id, the same as if its page were clipped. @throws TypeError */
export function idOfItem(item: Pick<ImportItem, 'url'>): Promise<string> {
  return clipId(canonicalUrl(item.url), sha256);
}

/**
 * Adds items to the collection, in one transaction. Existing clips gain what they lack: tags, note,
 * highlights, text; the user's own decisions stay. Clips that are in the trash because an import
 * was undone are restored.
 */
export async function addItems(
  db: ClipDatabase,
  items: readonly ImportItem[],
  { now, onChanges, ...how }: AddItemsOptions,
): Promise<ItemOutcome[]> {
  const prepared = await prepareItems(items, how);
  return db.change(async () => {
    const stamp = await takeStamp(db, now);
    const isUndone = await undoneImports(db);
    const rows = await clipRows(
      db,
      prepared.map(({ identity }) => identity.id),
    );
    const states = new Map<string, Clip>();
    for (const row of rows) if (row) states.set(row.id, clipOf(row));
    const here = new Map(states);
    const changed = new Map<string, Clip>();
    const texts = new Map<string, Contents>();
    const outcomes = prepared.map((each): ItemOutcome => {
      const { id } = each.identity;
      const known = states.get(id);
      const undone = known !== undefined && isUndone(known);
      if (known && known.deletedAt !== null && !undone) return 'trashed';
      const there = known && undone ? editClip(known, { deleted: false }, stamp) : known;
      const clip = there ? mergeItem(there, each, stamp, now) : added(each, stamp, now);
      const text = textOf(each, now);
      if (text) texts.set(`${id} ${text.revision}`, text);
      if (clip === known) return 'known';
      states.set(id, clip);
      changed.set(id, clip);
      return known && !undone ? 'changed' : 'added';
    });
    const changes = [...changed.values()].map((clip) => ({ before: here.get(clip.id), clip }));
    await putAll(db, changes, [...texts.values()]);
    onChanges(changes);
    return outcomes;
  });
}

type Preparing = Pick<AddItemsOptions, 'prepare' | 'extract'>;

/** Items without text in parallel: one by one, their hashes take longer than everything else. */
async function prepareItems(
  items: readonly ImportItem[],
  how: Preparing,
): Promise<readonly Prepared[]> {
  const isBare = (item: ImportItem) =>
    item.html === null && item.page === undefined && item.article === undefined;
  if (items.every(isBare)) {
    return Promise.all(items.map((item) => prepareItem(item, how)));
  }
  const prepared: Prepared[] = [];
  // Texts one at a time: sanitising many in one go would block the page.
  for (const item of items) prepared.push(await prepareItem(item, how));
  return prepared;
}

/** A time from a file, if it can be displayed. */
const timeOf = (value: number | null) => (v.is(time, value) ? value : null);

async function prepareItem(given: ImportItem, { prepare, extract }: Preparing): Promise<Prepared> {
  const item: ImportItem = {
    ...given,
    savedAt: timeOf(given.savedAt),
    passages: given.passages.map((each) => ({ ...each, markedAt: timeOf(each.markedAt) })),
  };
  const address = canonicalUrl(item.url);
  const id = await clipId(address, sha256);
  const extracted = item.page === undefined ? null : await extract(item.page, item.url);
  const page = item.article ?? extracted;
  const text = item.html === null ? page : prepare(item.html);
  const whole = text !== null && text.text.trim() !== '' ? text : null;
  const parsed = v.safeParse(publicationSchema, item.publication);
  const publication = parsed.success ? parsed.output : null;
  const line = (value: string | null) =>
    value?.slice(0, LONGEST_LINE).toWellFormed().trim() ?? null;
  const standfirst = line(item.standfirst);
  return {
    item,
    article: {
      ...linkArticle(item.url, line(item.title) ?? ''),
      authors: item.authors.slice(0, 100).map((name) => name.slice(0, 500).toWellFormed()),
      siteName: line(item.siteName),
      publishedAt: line(item.publishedAt),
      lang: line(item.lang),
      excerpt: line(item.excerpt),
      ...(standfirst && { standfirst }),
      doi: line(item.doi),
      ...(publication && { publication }),
      ...(page ?? whole),
      url: item.url,
    },
    identity: {
      id,
      canonicalUrl: address,
      revision: whole === null ? null : await revisionId(whole.html, sha256),
    },
    passages: item.passages.length === 0 ? [] : await namePassages(id, item.passages),
  };
}

function added({ item, article, identity, passages }: Prepared, stamp: Stamp, now: number): Clip {
  const note = withNote('', item);
  const tags = tagsOf(item);
  const bare = newClip(article, { tags, note }, identity, { stamp, now });
  const highlights = highlightEdits(bare, passages, item.savedAt ?? bare.clippedAt);
  const clip = editClip(bare, { highlights }, stamp);
  const title = article.title || titleFromUrl(identity.canonicalUrl);
  const { clippedAt, capturedAt } = clip;
  return {
    ...clip,
    title,
    archived: item.archived,
    starred: item.starred,
    clippedAt: item.savedAt ?? clippedAt,
    capturedAt: identity.revision === null ? capturedAt : (item.savedAt ?? capturedAt),
  };
}

/** Adds an item's data to a clip; returns the same clip if nothing is added. */
function mergeItem(
  clip: Clip,
  { item, article, identity, passages }: Prepared,
  stamp: Stamp,
  now: number,
): Clip {
  // A tag removed here, or a state changed here, was the user's decision.
  const tags = tagsOf(item).filter((tag) => !Object.hasOwn(clip.clock.tags, tag));
  const untitled = clip.title === clip.canonicalUrl || clip.title === clip.url;
  const edited = editClip(
    clip,
    {
      tags: [...clip.tags, ...tags],
      note: withNote(clip.note, item),
      highlights: highlightEdits(clip, passages, item.savedAt ?? now),
      ...(item.archived && isUndecided(clip, 'archived') && { archived: true }),
      ...(item.starred && isUndecided(clip, 'starred') && { starred: true }),
      ...(article.publication && !clip.publication && { publication: article.publication }),
      ...(untitled && article.title !== '' && { title: article.title }),
    },
    stamp,
  );
  const lacksText = clip.revision === null && !isTextElsewhere(clip);
  const captured =
    identity.revision !== null && lacksText
      ? recapture(edited, article, identity, { stamp, now })
      : edited;
  const earlier = item.savedAt !== null && item.savedAt < captured.clippedAt;
  return earlier ? { ...captured, clippedAt: item.savedAt } : captured;
}

/** Whether a state has not changed since the clip was first saved. */
function isUndecided({ clock }: Clip, state: 'archived' | 'starred'): boolean {
  return clock[state] <= clock.deleted && clock[state] <= clock.title;
}

function tagsOf(item: ImportItem): string[] {
  return normaliseTags(item.tags).slice(0, 200);
}

/** Appends the item's note unless it is already included, so that a second import adds nothing. */
function withNote(note: string, item: ImportItem): string {
  const text = (item.note ?? '').trim().slice(0, LONGEST_NOTE).toWellFormed();
  if (text === '' || note.includes(text) || note.length + text.length > LONGEST_NOTE) return note;
  return note === '' ? text : `${note}\n\n${text}`;
}

function textOf({ item, article, identity }: Prepared, now: number): Contents | null {
  if (identity.revision === null) return null;
  const { html, text } = article;
  const capturedAt = item.savedAt ?? now;
  return { clipId: identity.id, revision: identity.revision, html, text, capturedAt };
}

/** A title for a page without one: site and the words of its path. */
function titleFromUrl(url: string): string {
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '';
  let words: string;
  try {
    words = decodeURIComponent(last);
  } catch {
    words = last;
  }
  const title = words
    .replace(/\.\w{2,5}$/, '')
    .replaceAll(/[-_+]+/g, ' ')
    .trim();
  const host = siteHost(url);
  return /\p{L}{3}/u.test(title) ? `${title} (${host})`.slice(0, 300) : url;
}
