import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { ensureBrowser } from './install.ts';
import type { BrowserName, LaunchOptions, TestBrowser } from './types.ts';

/** Launches a browser with the extension; without a `profile`, in a new one. */
export async function launch(
  name: BrowserName,
  options: Omit<LaunchOptions, 'executablePath'> & { executablePath?: string },
): Promise<TestBrowser> {
  const executablePath = options.executablePath ?? (await ensureBrowser(name));
  const complete = { ...options, executablePath };
  return name === 'firefox' ? launchFirefox(complete) : launchChromium(complete);
}
