import parseRobots from 'robots-parser';

/** Tearsheet's user agent in a robots.txt; if it is not named, the rules for all apply. */
const AGENT = 'Tearsheet';
const LONGEST_DELAY = 60_000;

/** A site's rules for bots. */
export interface Rules {
  allows(url: string): boolean;
  /** The requested delay between two requests, in milliseconds; 0 if not given. */
  readonly delay: number;
}

/** Parses a robots.txt (RFC 9309). @param origin of the site */
export function rulesOf(origin: string, text: string): Rules {
  const robots = parseRobots(`${origin}/robots.txt`, text);
  const seconds = robots.getCrawlDelay(AGENT) ?? 0;
  return {
    allows: (url) => robots.isAllowed(url, AGENT) !== false,
    delay: Number.isFinite(seconds) ? Math.min(LONGEST_DELAY, Math.max(0, seconds * 1000)) : 0,
  };
}
