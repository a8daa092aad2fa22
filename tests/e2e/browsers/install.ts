import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Browser, install, resolveBuildId, detectBrowserPlatform } from '@puppeteer/browsers';
import { findBrowser } from './find.ts';
import type { BrowserRequest } from './find.ts';

const PACKAGES: Partial<Record<BrowserRequest, string>> = {
  firefox: 'firefox-esr',
  chromium: 'chromium',
};
const DOWNLOADS: Partial<Record<BrowserRequest, Browser>> = {
  firefox: Browser.FIREFOX,
  chromium: Browser.CHROME,
  chrome: Browser.CHROME,
};
/** Libraries that a downloaded Firefox needs and a bare machine lacks. */
const FIREFOX_LIBRARIES = ['libgtk-3-0', 'libx11-xcb1', 'libxtst6'];

/** Thrown if a browser is missing and cannot be installed. */
export class MissingBrowser extends Error {
  override name = 'MissingBrowser';
  constructor(wanted: BrowserRequest, options?: ErrorOptions) {
    const name = PACKAGES[wanted];
    const how = name && process.platform === 'linux' ? ` (sudo apt-get install ${name})` : '';
    const variable = wanted === 'firefox' ? 'FIREFOX_PATH' : 'CHROME_PATH';
    super(`There is no ${wanted} here. Install it${how} or set ${variable} to its path.`, options);
  }
}

/**
 * Finds a browser, or installs it: with apt if run as root, otherwise by the driver's own download.
 */
export async function ensureBrowser(wanted: BrowserRequest): Promise<string> {
  const found = findBrowser(wanted) ?? (installPackage(wanted) ? findBrowser(wanted) : null);
  if (found) return found;
  try {
    return await download(wanted);
  } catch (cause) {
    throw new MissingBrowser(wanted, { cause });
  }
}

function installPackage(wanted: BrowserRequest): boolean {
  const name = PACKAGES[wanted];
  if (name === undefined || !canApt()) return false;
  console.log(`No ${wanted} found: installing ${name} with apt`);
  return apt('update') && apt('install', '-y', name);
}

async function download(wanted: BrowserRequest): Promise<string> {
  const browser = DOWNLOADS[wanted];
  const platform = detectBrowserPlatform();
  if (!browser || !platform) throw new Error(`There is no download of ${wanted} for this system`);
  console.log(`No ${wanted} found: downloading it`);
  const buildId = await resolveBuildId(browser, platform, 'stable');
  const cacheDir = join(homedir(), '.cache', 'puppeteer');
  const root = canApt();
  const installDeps = root && browser === Browser.CHROME;
  if (root && browser === Browser.FIREFOX) apt('install', '-y', ...FIREFOX_LIBRARIES);
  const { executablePath } = await install({ browser, buildId, cacheDir, installDeps });
  return executablePath;
}

function canApt(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}
