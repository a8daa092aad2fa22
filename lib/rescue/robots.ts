import parseRobots from 'robots-parser';

/** Names for us in a robots.txt; without one, its rules for all programs apply. */
const AGENT = 'Tearsheet';
const LONGEST_DELAY = 60_000;

/** What a site asks of programs. */
export interface Rules {
  allows(url: string): boolean;
  /** Milliseconds that it asks to be left alone between two requests; 0 where it does not say. */
  readonly delay: number;
}

/** Reads a robots.txt (RFC 9309). @param origin of the site */
export function rulesOf(origin: string, text: string): Rules {
  const robots = parseRobots(`${origin}/robots.txt`, text);
  const seconds = robots.getCrawlDelay(AGENT) ?? 0;
  return {
    allows: (url) => robots.isAllowed(url, AGENT) !== false,
    delay: Number.isFinite(seconds) ? Math.min(LONGEST_DELAY, Math.max(0, seconds * 1000)) : 0,
  };
}
