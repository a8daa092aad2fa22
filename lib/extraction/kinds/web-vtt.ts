import { foldSpace } from '../page/blocks';

/** A text in a recording and its start time in seconds. */
export interface Cue {
  readonly start: number;
  readonly text: string;
}

/** Enough for a day of speech. */
export const MOST_CUES = 50_000;
const LONGEST_CUE = 2000;

const TIMING = /^((?:\d{1,4}:)?\d{1,2}:\d{2})[.,]\d{1,3}[ \t]{1,20}-->/;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/**
 * Parses the cues of a WebVTT file (W3C WebVTT, section 6), or of SubRip, which only differs in a
 * comma. Settings, styles, notes and tags are dropped; speakers are kept. Unreadable cues are
 * skipped.
 */
export function parseWebVtt(source: string): readonly Cue[] {
  const cues: Cue[] = [];
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (let at = 0; at < lines.length && cues.length < MOST_CUES; at += 1) {
    const start = secondsIn(TIMING.exec(lines[at] ?? '')?.[1] ?? '');
    if (start === null) continue;
    const texts: string[] = [];
    for (at += 1; at < lines.length && lines[at]?.trim(); at += 1) texts.push(lines[at] ?? '');
    const text = plainText(texts.join(' ').slice(0, LONGEST_CUE));
    if (text) cues.push({ start, text });
  }
  return cues;
}

/** Parses a time as players print it (`1:23`, `1:02:03`) into seconds; `null` if it is not one. */
export function secondsIn(time: string): number | null {
  const match = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{2})$/.exec(time.trim());
  if (!match) return null;
  const [, hours = '0', minutes, seconds] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Formats a time as players print it. */
export function printedTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A cue's text without its tags; the voice of `<v Ines>` becomes a prefix. */
export function plainText(text: string): string {
  const bare = text
    .replace(/<v(?:\.[^\s>]{1,60})?[ \t]([^<>]{1,80})>/g, '$1: ')
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/&([a-z]{2,4});/g, (whole, name: string) => NAMED[name] ?? whole);
  return foldSpace(bare);
}
