import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { fillProfile } from './firefox-profile.ts';
import type { BrowserName, LaunchOptions, TestBrowser } from './types.ts';
import { until } from './wait.ts';

/**
 * A hostname that resolves to this machine without browsers knowing: stands for one in a home
 * network.
 */
export const LAN_HOST = 'nas.test';

/** A profile directory, and the directory for its downloads. */
export async function prepareProfile(
  name: BrowserName,
  options: LaunchOptions,
): Promise<{ profile: string; downloads: string }> {
  const profile = options.profile ?? (await freshProfile(name, options.executablePath));
  const downloads = options.downloadDir ?? join(profile, 'downloads');
  await mkdir(downloads, { recursive: true });
  return { profile, downloads };
}

async function freshProfile(name: BrowserName, executablePath: string): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), `tearsheet-${name}-`));
  if (name === 'firefox') await fillProfile(profile, executablePath);
  return profile;
}

/** Removes the contents of a directory. */
export async function emptyDirectory(directory: string): Promise<void> {
  for (const name of await readdir(directory))
    await rm(join(directory, name), { recursive: true, force: true });
}

/** The parts of a driver that are the same for both browsers: closing, crashing and downloading. */
export function lifetime(
  browser: Browser,
  { profile, downloads }: { profile: string; downloads: string },
): Pick<TestBrowser, 'pid' | 'closed' | 'kill' | 'close' | 'downloaded'> {
  const child = browser.process();
  if (child?.pid === undefined) throw new Error('The browser has no process of its own');
  const { pid } = child;
  const exited = exitOf(child);
  return {
    pid,
    closed: () => exited,

    async kill() {
      killTree(pid);
      await exited;
      // When the process ends, puppeteer restores a Firefox profile's own preferences.
      await until('the profile to settle', async () =>
        (await readdir(profile)).every((file) => !file.endsWith('.puppeteer')),
      );
    },

    async close() {
      await browser.close();
      await exited;
      // A child process of the browser may still be writing its last file.
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },

    downloaded: (name) =>
      until(`the download of ${String(name)}`, async () => {
        const files = await readdir(downloads);
        if (files.some((file) => /\.(part|crdownload)$/.test(file))) return null;
        const found = files.find((file) =>
          typeof name === 'string' ? file === name : name.test(file),
        );
        if (!found) return null;
        // Firefox reserves the name with an empty file before it writes.
        const path = join(downloads, found);
        return (await stat(path)).size > 0 ? path : null;
      }),
  };
}

/** A browser that starts over keeps its process, which is listened to only once. */
const exits = new WeakMap<ChildProcess, Promise<void>>();

function exitOf(child: ChildProcess): Promise<void> {
  const exit =
    exits.get(child) ??
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
    });
  exits.set(child, exit);
  return exit;
}

/** Puppeteer starts the browser as the leader of a process group, except on Windows. */
export function killTree(pid: number): void {
  if (process.platform === 'win32') {
    execFileSync('taskkill', ['/pid', String(pid), '/T', '/F']);
  } else {
    process.kill(-pid, 'SIGKILL');
  }
}
