import type { Article } from '../../clips/article';
import { asList, isNode, textOf, type JsonLdNode } from '../metadata/json-ld';
import { findDate } from '../dates/parse-date';
import { removeWithEmpty } from '../output/choice';
import { piecesIn } from '../output/pieces';
import { foldSpace, withoutCaseAndSpace } from '../page/blocks';
import { changeArticleHtml, make } from './change-html';
import type { KindLabels } from './labels';
import { isDeclaredArticle, nodesOf } from './structured-data';
import type { Recording } from './tracks';
import { shownTranscript, type ShownTranscript } from './transcript-panel';
import { MOST_CUES, printedTime, secondsIn, type Cue } from './web-vtt';

/** A video's metadata, as far as its page states it. */
interface Video {
  readonly name: string | null;
  readonly channel: string | null;
  readonly description: string | null;
  readonly published: string | null;
  readonly chapters: readonly Cue[];
  readonly transcript: string | null;
}

/** The approximate length, in words, of the paragraphs that transcript lines are joined into. */
const PARAGRAPH = 60;
/** A longer gap between lines, in seconds, starts a new paragraph. */
const PAUSE = 20;
const FEWEST_CHAPTERS = 2;
const LONGEST_TEXT = 500_000;
/** How many initial characters of a description identify it in the article. */
const BEGINNING = 60;
const FEWEST_WORDS = 60;

/**
 * Adds chapters and transcripts of the media on a page; for a video page, its description and
 * channel, too.
 * @param recordings the contents of the page's tracks
 */
export function withVideo(
  article: Article,
  page: Document,
  nodes: readonly JsonLdNode[],
  { recordings, labels }: { recordings: readonly Recording[]; labels: KindLabels },
): Article {
  const video = isDeclaredArticle(nodes) ? null : videoOf(page, nodes);
  const described = video ? describe(article, video) : article;
  const panel: ShownTranscript | null = video ? shownTranscript(page) : null;
  const tracks = recordings.filter(
    ({ transcript, chapters }) => transcript.length + chapters.length,
  );
  if (tracks.length === 0 && !video) return article;
  const only = tracks.length === 0 ? [{ chapters: [], transcript: [], file: null }] : tracks;
  return changeArticleHtml(described, (root) => {
    if (panel) dropShown(root, panel.words);
    for (const { chapters, transcript, file } of only) {
      const link = linker(article.url, file);
      const known = chapters.length > 0 ? chapters : (video?.chapters ?? []);
      if (known.length >= FEWEST_CHAPTERS) addChapters(root, known, link, labels.chapters);
      const cues = transcript.length > 0 ? transcript : (panel?.cues ?? []);
      if (cues.length > 0) addTranscript(root, cues, link, labels.transcript);
      else if (video?.transcript) addText(root, video.transcript, labels.transcript);
    }
  });
}

/** Reads the metadata of a video page; `null` for any other page. */
function videoOf(page: Document, nodes: readonly JsonLdNode[]): Video | null {
  const [node] = nodesOf(nodes, 'VideoObject');
  const type = page.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  if (!node && !/^video/i.test(type)) return null;
  const description = textOf(node?.['description'], LONGEST_TEXT);
  const clips = asList(node?.['hasPart']).flatMap((part) => {
    const name = isNode(part) ? textOf(part['name']) : null;
    const start = isNode(part) ? Number(part['startOffset']) : NaN;
    return name !== null && start >= 0 ? { start, text: foldSpace(name) } : [];
  });
  return {
    name: textOf(node?.['name']),
    channel: textOf(node?.['author'] ?? node?.['creator'] ?? node?.['uploader']),
    description,
    published:
      findDate(textOf(node?.['uploadDate'] ?? node?.['datePublished']) ?? '', null)?.iso ?? null,
    chapters: clips.length > 0 ? clips.slice(0, MOST_CUES) : chaptersIn(description ?? ''),
    transcript: textOf(node?.['transcript'], LONGEST_TEXT),
  };
}

/** Parses the description lines that begin with a timestamp, the first of which is 0:00. */
function chaptersIn(description: string): readonly Cue[] {
  const cues = description.split('\n').flatMap((line) => {
    const match = /^\W{0,5}(\d{1,2}:\d{2}(?::\d{2})?)\W{1,5}(\S.{0,200})/.exec(line);
    const start = match ? secondsIn(match[1] ?? '') : null;
    return start === null ? [] : { start, text: foldSpace(match?.[2] ?? '') };
  });
  const isRising = cues.every(({ start }, at) => at === 0 || start > (cues[at - 1]?.start ?? 0));
  return cues[0]?.start === 0 && isRising ? cues : [];
}

/**
 * Describes a video page's article: takes the video's own metadata and description in place of the
 * text around it.
 */
function describe(article: Article, video: Video): Article {
  const title = article.text === '' ? (video.name ?? article.title) : article.title;
  const named = {
    ...article,
    title,
    authors: article.authors.length === 0 && video.channel ? [video.channel] : article.authors,
    publishedAt: article.publishedAt ?? video.published,
  };
  const { description } = video;
  const squeezed = withoutCaseAndSpace(description ?? '').slice(0, BEGINNING);
  if (description === null || withoutCaseAndSpace(article.text).includes(squeezed)) return named;
  const isText = article.wordCount >= FEWEST_WORDS && article.receipt?.doubt === null;
  return changeArticleHtml(named, (root) => {
    const lines = description.split('\n').map(foldSpace).filter(Boolean);
    const paragraphs = lines.map((line) => make(root, 'p', line));
    if (isText) root.prepend(...paragraphs);
    else root.replaceChildren(...paragraphs);
  });
}

/** Removes the panel's lines from the article, since they follow as the transcript. */
function dropShown(root: DocumentFragment, words: ReadonlySet<string>): void {
  for (const piece of piecesIn(root))
    if (words.has(foldSpace(piece.textContent))) removeWithEmpty(piece);
}

/**
 * Returns a function that links to a time: with YouTube's own parameter, otherwise as a media
 * fragment.
 */
function linker(url: string, file: string | null): (seconds: number) => string {
  const address = new URL(url);
  address.hash = '';
  return (seconds) => {
    const at = Math.floor(seconds);
    if (/(?:^|\.)youtube\.com$|^youtu\.be$/.test(address.hostname)) {
      const there = new URL(address);
      there.searchParams.set('t', `${at}s`);
      return there.href;
    }
    return `${(file ?? address.href).replace(/#.*/, '')}#t=${at}`;
  };
}

type Link = ReturnType<typeof linker>;

function moment(root: DocumentFragment, start: number, link: Link): HTMLElement {
  const anchor = make(root, 'a', printedTime(start));
  anchor.setAttribute('href', link(start));
  return anchor;
}

function addChapters(
  root: DocumentFragment,
  cues: readonly Cue[],
  link: Link,
  label: string,
): void {
  const items = cues.map(({ start, text: name }) =>
    make(root, 'li', moment(root, start, link), ` ${name}`),
  );
  root.append(make(root, 'h2', label), make(root, 'ul', ...items));
}

function addTranscript(
  root: DocumentFragment,
  cues: readonly Cue[],
  link: Link,
  label: string,
): void {
  root.append(make(root, 'h2', label));
  for (const { start, text } of joinCues(cues))
    root.append(make(root, 'p', moment(root, start, link), ` ${text}`));
}

function addText(root: DocumentFragment, transcript: string, label: string): void {
  const beginning = withoutCaseAndSpace(transcript).slice(0, BEGINNING);
  if (withoutCaseAndSpace(root.textContent).includes(beginning)) return;
  const lines = transcript.split('\n').map(foldSpace).filter(Boolean);
  root.append(make(root, 'h2', label), ...lines.map((line) => make(root, 'p', line)));
}

/**
 * Joins the lines of a transcript into paragraphs, without the text that rolling captions repeat.
 */
function joinCues(cues: readonly Cue[]): readonly Cue[] {
  const joined: { start: number; text: string; words: number }[] = [];
  let before: Cue = { start: 0, text: '' };
  for (const cue of cues) {
    const rolls = before.text !== '' && cue.text.startsWith(before.text);
    const added = (rolls ? cue.text.slice(before.text.length) : cue.text).trim();
    const pause = cue.start - before.start;
    before = cue;
    if (added === '') continue;
    const words = added.split(/\s+/).length;
    const last = joined.at(-1);
    if (!last || pause > PAUSE || isFull(last))
      joined.push({ start: cue.start, text: added, words });
    else {
      last.text += ` ${added}`;
      last.words += words;
    }
  }
  return joined;
}

/** Whether a paragraph is complete, preferably at the end of a sentence. */
const isFull = ({ text, words }: { text: string; words: number }): boolean =>
  words >= 2 * PARAGRAPH || (words >= PARAGRAPH && /[.!?。！？…]["”’»]?$/.test(text));
