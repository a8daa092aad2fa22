import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/tearsheet/', import.meta.url));

/**
 * Fills an empty directory with a profile in which Firefox has run once, without any extension: the
 * first start with a new profile takes twice as long, mostly to compile Firefox's own scripts.
 */
export async function fillProfile(profile: string, executablePath: string): Promise<void> {
  await cp(await startedProfile(executablePath), profile, { recursive: true, filter: isNoLock });
}

/** Created once for each build of Firefox, by whichever run needs it first. */
async function startedProfile(executablePath: string): Promise<string> {
  const { mtimeMs, size } = await stat(executablePath);
  const build = createHash('sha256').update(`${executablePath} ${mtimeMs} ${size}`).digest('hex');
  const started = join(CACHE, `firefox-profile-${build.slice(0, 16)}`);
  if (existsSync(started)) return started;
  await mkdir(CACHE, { recursive: true });
  const fresh = await mkdtemp(`${started}-`);
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: fresh,
  });
  const child = browser.process();
  const exited = child && once(child, 'exit');
  await browser.close();
  await exited;
  // Another run may have been faster; its profile is just as good.
  await rename(fresh, started).catch(() => rm(fresh, { recursive: true, force: true }));
  return started;
}

/** A lock names the process that held it, and that number may be another's by now. */
const isNoLock = (path: string): boolean => !/^(?:lock|\.parentlock)$/.test(basename(path));
