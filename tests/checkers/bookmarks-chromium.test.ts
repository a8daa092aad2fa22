import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../e2e/browsers/find';
import { until } from '../e2e/browsers/wait';
import { exported } from '../unit/export/exporting';
import { hardCollection } from './collection';
import { output, saved, scratch } from './tool';

interface Node {
  readonly name: string;
  readonly url?: string;
  /** Microseconds since 1601. */
  readonly date_added: string;
  readonly children?: readonly Node[];
}

const SINCE_1601 = 11_644_473_600;
/** Directory in which Debian's Chromium looks for files to import at its first start. */
const PREFERENCES = '/etc/chromium';

const linksIn = (node: Node): readonly Node[] =>
  node.url === undefined ? (node.children ?? []).flatMap(linksIn) : [node];

/**
 * Chromium's import dialog opens a file chooser that no driver can reach, so the same import is
 * requested through an administrator's preferences, in a file that only this browser sees
 * (`unshare` needs root).
 */
test(
  'Bookmarks × Chromium’s own import: titles, addresses and dates',
  { timeout: 90_000 },
  async () => {
    output('xvfb-run', ['--help']);
    const db = await hardCollection('bookmarks-chromium');
    const folder = scratch();
    const file = await saved(folder, await exported(db, 'bookmarks'));
    const [settings, profile] = [join(folder, 'etc'), join(folder, 'profile')];
    mkdirSync(settings);
    const wanted = JSON.stringify({ distribution: { import_bookmarks_from_file: file } });
    for (const name of ['initial_preferences', 'master_preferences']) {
      writeFileSync(join(settings, name), wanted);
    }
    const chromium = findBrowser('chromium') ?? 'chromium';
    const start = `mount --bind "$0" ${PREFERENCES} && exec xvfb-run -a "$1" --no-sandbox "--user-data-dir=$2" about:blank`;
    const child = spawn('unshare', ['-m', 'sh', '-c', start, settings, chromium, profile], {
      detached: true,
      stdio: 'ignore',
    });
    onTestFinished(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    });
    const path = join(profile, 'Default/Bookmarks');
    const clips = await db.clips.toArray();
    const read = await until(
      'the bookmarks',
      async () => {
        if (!existsSync(path)) return null;
        const { roots } = JSON.parse(readFileSync(path, 'utf8')) as { roots: Record<string, Node> };
        const links = Object.values(roots).flatMap(linksIn);
        return links.length >= clips.length ? links : null;
      },
      60_000,
    );
    expect(read).toHaveLength(clips.length);
    for (const clip of clips) {
      const there = read.find(({ url }) => url === new URL(clip.url).href);
      expect(there?.name).toBe(clip.title.replaceAll(/\s+/g, ' ').trim());
      expect(Math.floor(Number(there?.date_added) / 1e6) - SINCE_1601).toBe(
        Math.floor(clip.clippedAt / 1000),
      );
    }
  },
);
