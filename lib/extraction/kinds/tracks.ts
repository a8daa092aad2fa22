import { parseWebVtt, plainText, MOST_CUES, type Cue } from './web-vtt';

/** Of one page. */
const MOST_VIDEOS = 4;
const LARGEST_TRACK = 4_000_000;
/** Milliseconds that all tracks of a page have to come. */
const PATIENCE = 5000;

/** What the tracks of a video or sound say. */
export interface Recording {
  readonly chapters: readonly Cue[];
  readonly transcript: readonly Cue[];
  /** The address of the file that plays, where it has one. */
  readonly file: string | null;
}

/** Reads the tracks of a page's videos and sounds: of each its chapters, and its words in one language. */
export function readTracks(page: Document): Promise<readonly Recording[]> {
  const players = Array.from(page.querySelectorAll('video, audio')).filter((player) =>
    player.querySelector('track'),
  );
  const signal = AbortSignal.timeout(PATIENCE);
  const lang = (page.documentElement.lang || 'en').slice(0, 2).toLowerCase();
  return Promise.all(
    players.slice(0, MOST_VIDEOS).map(async (player) => {
      const tracks = Array.from(player.querySelectorAll('track'));
      const chapters = tracks.find((track) => kindOf(track) === 'chapters');
      const spoken = spokenTrack(tracks, lang);
      const [chapterCues, cues] = await Promise.all([
        chapters ? cuesOf(chapters, signal) : [],
        spoken ? cuesOf(spoken, signal) : [],
      ]);
      return { chapters: chapterCues, transcript: cues, file: fileOf(player) };
    }),
  );
}

const kindOf = (track: Element): string =>
  track.getAttribute('kind')?.trim().toLowerCase() ?? 'subtitles';

/** The page's language before the one that is shown by default, words that are heard before what is seen. */
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

/** What the player has read already, wherever it came from; else the file, where it is the page's own. */
async function cuesOf(track: Element, signal: AbortSignal): Promise<readonly Cue[]> {
  const loaded = loadedCues(track);
  if (loaded.length > 0) return loaded;
  try {
    const address = new URL(track.getAttribute('src') ?? '', track.baseURI);
    if (address.origin !== location.origin) return [];
    const response = await fetch(address, { credentials: 'same-origin', signal });
    const size = Number(response.headers.get('content-length') ?? 0);
    const isHere = new URL(response.url).origin === location.origin;
    if (!response.ok || !isHere || size > LARGEST_TRACK) return [];
    const text = await response.text();
    return text.length > LARGEST_TRACK ? [] : parseWebVtt(text);
  } catch {
    // Without it, the page is clipped all the same.
    return [];
  }
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

function fileOf(player: Element): string | null {
  const source = player.getAttribute('src') ?? player.querySelector('source')?.getAttribute('src');
  if (!source || !URL.canParse(source, player.baseURI)) return null;
  const address = new URL(source, player.baseURI);
  return /^https?:$/.test(address.protocol) ? address.href : null;
}
