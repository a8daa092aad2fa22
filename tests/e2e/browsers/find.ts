import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { platform } from 'node:process';

/** A browser that can be requested by name; the last three are all driven as Chromium. */
export type BrowserRequest = 'firefox' | 'chromium' | 'chrome' | 'edge';

/** The names of each browser's command, and its usual paths on macOS and Windows. */
const COMMANDS: Record<BrowserRequest, string[]> = {
  firefox: ['firefox-esr', 'firefox'],
  chromium: ['chromium', 'chromium-browser'],
  chrome: ['google-chrome-stable', 'google-chrome'],
  edge: ['microsoft-edge-stable', 'microsoft-edge'],
};
const MAC: Record<BrowserRequest, string> = {
  firefox: 'Firefox.app/Contents/MacOS/firefox',
  chromium: 'Chromium.app/Contents/MacOS/Chromium',
  chrome: 'Google Chrome.app/Contents/MacOS/Google Chrome',
  edge: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
};
const WINDOWS: Record<BrowserRequest, string> = {
  firefox: 'Mozilla Firefox\\firefox.exe',
  chromium: 'Chromium\\Application\\chrome.exe',
  chrome: 'Google\\Chrome\\Application\\chrome.exe',
  edge: 'Microsoft\\Edge\\Application\\msedge.exe',
};

/** Substitutes for each browser, which can load the same build. */
const STAND_INS: Record<BrowserRequest, BrowserRequest[]> = {
  firefox: ['firefox'],
  chromium: ['chromium', 'chrome', 'edge'],
  chrome: ['chrome'],
  edge: ['edge'],
};

/** Path of an installed browser, or `null`. `CHROME_PATH` and `FIREFOX_PATH` take precedence. */
export function findBrowser(wanted: BrowserRequest): string | null {
  const given = wanted === 'firefox' ? process.env.FIREFOX_PATH : process.env.CHROME_PATH;
  if (given) return given;
  for (const browser of STAND_INS[wanted]) {
    const found = placesOf(browser).find((path) => existsSync(path) && runs(path));
    if (found !== undefined) return found;
  }
  return null;
}

function placesOf(browser: BrowserRequest): string[] {
  if (platform === 'darwin') {
    const home = process.env.HOME ?? '';
    return ['/Applications', join(home, 'Applications')].map((root) => join(root, MAC[browser]));
  }
  if (platform === 'win32') {
    const { PROGRAMFILES, LOCALAPPDATA } = process.env;
    const roots = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA];
    return roots.flatMap((root) => (root ? [join(root, WINDOWS[browser])] : []));
  }
  const directories = (process.env.PATH ?? '').split(delimiter);
  return COMMANDS[browser].flatMap((name) => directories.map((path) => join(path, name)));
}

/**
 * Ubuntu's packages are only a script that asks for a snap; it fails where snaps are unavailable.
 */
function runs(path: string): boolean {
  if (platform !== 'linux') return true;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
