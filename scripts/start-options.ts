import { parseArgs } from 'node:util';
import { findBrowser } from '../tests/e2e/browsers/find.ts';
import type { BrowserRequest } from '../tests/e2e/browsers/find.ts';

/** Options of `npm start`. */
export interface StartOptions {
  browser: BrowserRequest;
  /** The page to clip instead of the sample article. */
  url: string | null;
  headless: boolean;
}

const BROWSERS: BrowserRequest[] = ['chromium', 'chrome', 'edge', 'firefox'];

/** Parses the command line. @throws Error with a message for the user if it is invalid */
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

function browserNamed(name: string): BrowserRequest {
  const found = BROWSERS.find((browser) => browser === name);
  if (!found) throw new Error(`--browser takes one of ${BROWSERS.join(', ')}, not “${name}”.`);
  return found;
}

/** Any installed browser; Chromium, which can be installed, if there is none. */
function anyBrowser(): BrowserRequest {
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
