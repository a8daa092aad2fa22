import { parseArgs } from 'node:util';
import { findBrowser } from '../tests/e2e/browsers/find.ts';
import type { Wanted } from '../tests/e2e/browsers/find.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  browser: Wanted;
  /** The page to clip instead of the sample article. */
  url: string | null;
  headless: boolean;
}

const BROWSERS: Wanted[] = ['chromium', 'chrome', 'edge', 'firefox'];

/** Reads the command line; throws a sentence for the person where it makes no sense. */
export function startOptions(): StartOptions {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string' },
      url: { type: 'string' },
      headless: { type: 'boolean', default: false },
    },
  });
  return {
    browser: values.browser === undefined ? anyBrowser() : browserNamed(values.browser),
    url: values.url === undefined ? null : webAddress(values.url),
    headless: values.headless || !hasDisplay(),
  };
}

function browserNamed(name: string): Wanted {
  const found = BROWSERS.find((browser) => browser === name);
  if (!found) throw new Error(`--browser takes one of ${BROWSERS.join(', ')}, not “${name}”.`);
  return found;
}

/** Whatever is there; Chromium is what gets installed where nothing is. */
function anyBrowser(): Wanted {
  return BROWSERS.find((browser) => findBrowser(browser) !== null) ?? 'chromium';
}

function webAddress(url: string): string {
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: null };
  if (protocol === 'http:' || protocol === 'https:') return url;
  throw new Error(`--url takes an address that starts with http:// or https://, not “${url}”.`);
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}
