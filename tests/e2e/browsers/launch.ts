import { launchChromium } from './chromium.ts';
import { findBrowser } from './find.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserName, LaunchOptions, TestBrowser } from './types.ts';

/** Launches a browser with the extension; without a `profile` in a fresh one. */
export async function launch(
  name: BrowserName,
  options: Omit<LaunchOptions, 'executablePath'> & { executablePath?: string },
): Promise<TestBrowser> {
  const executablePath = options.executablePath ?? findBrowser(name);
  const complete = { ...options, executablePath };
  return name === 'firefox' ? launchFirefox(complete) : launchChromium(complete);
}
