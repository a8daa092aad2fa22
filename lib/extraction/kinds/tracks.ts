import { parseWebVtt, plainText, MOST_CUES, type Cue } from './web-vtt';

/** Per page. */
const MOST_VIDEOS = 4;
/** In characters or bytes. */
export const LARGEST_TRACK = 4_000_000;
/** The time, in milliseconds, within which all tracks of a page have to load. */
export const TRACK_PATIENCE = 5000;

/** The contents of the tracks of a video or audio element. */
export interface Recording {
  readonly chapters: readonly Cue[];
  readonly transcript: readonly Cue[];
  /** The URL of the media file, if it has one. */
  readonly file: string | null;
}

/** Loads a caption file; `null` if it is unavailable or too large. */
export type LoadTrack = (url: string, signal: AbortSignal) => Promise<string | null>;

/**
 * Reads the tracks of a page's video and audio elements: the chapters of each, and a transcript in
 * one language. Files from other sites are not loaded.
 * @param url the page's own
 */
export function readTracks(
  page: Document,
  url: string,
  load: LoadTrack = loadHere,
): Promise<readonly Recording[]> {
  const players = Array.from(page.querySelectorAll('video, audio')).filter((player) =>
    player.querySelector('track'),
  );
  const signal = AbortSignal.timeout(TRACK_PATIENCE);
  const base = baseOf(page, url);
  const read = async (track: Element | undefined): Promise<readonly Cue[]> => {
    if (!track) return [];
    // Cues the player has already loaded, wherever they came from.
    const loaded = loadedCues(track);
    const address = addressIn(track, base);
    if (loaded.length > 0 || address?.origin !== new URL(url).origin) return loaded;
    // The page can be clipped without it.
    const text = await load(address.href, signal).catch(() => null);
    return text === null ? [] : parseWebVtt(text);
  };
  const lang = (page.documentElement.lang || 'en').slice(0, 2).toLowerCase();
  return Promise.all(
    players.slice(0, MOST_VIDEOS).map(async (player) => {
      const tracks = Array.from(player.querySelectorAll('track'));
      const chapters = tracks.find((track) => kindOf(track) === 'chapters');
      const spoken = spokenTrack(tracks, lang);
      const [chapterCues, cues] = await Promise.all([read(chapters), read(spoken)]);
      return { chapters: chapterCues, transcript: cues, file: fileOf(player, base) };
    }),
  );
}

const kindOf = (track: Element): string =>
  track.getAttribute('kind')?.trim().toLowerCase() ?? 'subtitles';

/**
 * Prefers captions and subtitles to descriptions, the page's language to others, and the default
 * track.
 */
function spokenTrack(tracks: readonly Element[], lang: string): Element | undefined {
  const rank = (track: Element): number => {
    const kind = ['captions', 'subtitles', 'descriptions'].indexOf(kindOf(track));
    const isOurs = track.getAttribute('srclang')?.toLowerCase().startsWith(lang) ?? false;
    return (kind === 2 ? 10 : kind) + (isOurs ? 0 : 4) + (track.hasAttribute('default') ? 0 : 2);
  };
  return tracks
    .filter((track) => /^(?:captions|subtitles|descriptions)$/.test(kindOf(track)))
    .toSorted((one, other) => rank(one) - rank(other))[0];
}

/** Loads a file in the page itself, as its player does. */
async function loadHere(url: string, signal: AbortSignal): Promise<string | null> {
  const response = await fetch(url, { credentials: 'same-origin', signal });
  const size = Number(response.headers.get('content-length') ?? 0);
  const isHere = new URL(response.url).origin === location.origin;
  if (!response.ok || !isHere || size > LARGEST_TRACK) return null;
  const text = await response.text();
  return text.length > LARGEST_TRACK ? null : text;
}

function loadedCues(track: Element): readonly Cue[] {
  const list = track instanceof HTMLTrackElement ? track.track?.cues : null;
  return Array.from(list ?? [])
    .slice(0, MOST_CUES)
    .flatMap((cue) => {
      const text = 'text' in cue && typeof cue.text === 'string' ? plainText(cue.text) : '';
      return text ? { start: cue.startTime, text } : [];
    });
}

function fileOf(player: Element, base: string): string | null {
  const source = player.hasAttribute('src') ? player : player.querySelector('source');
  const address = source && addressIn(source, base);
  return address && /^https?:$/.test(address.protocol) ? address.href : null;
}

function addressIn(element: Element, base: string): URL | null {
  const source = element.getAttribute('src') ?? '';
  return source !== '' && URL.canParse(source, base) ? new URL(source, base) : null;
}

/** Returns the base URL of a page; `baseURI` of a parsed page would be the extension's own. */
function baseOf(page: Document, url: string): string {
  const given = page.querySelector('base[href]')?.getAttribute('href') ?? '';
  return URL.canParse(given, url) ? new URL(given, url).href : url;
}
