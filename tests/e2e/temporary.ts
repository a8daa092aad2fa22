import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killTree } from './browsers/profile.ts';

/**
 * Gives a run its own directory for temporary files, above all profiles. At the end of the run it
 * is removed, and the browsers shared by the files are killed.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-e2e-'));
  // Inherited by the workers.
  process.env.TMPDIR = folder;
  return async () => {
    for (const name of await readdir(folder)) {
      const [, pid] = /^browser-(\d+)$/.exec(name) ?? [];
      if (pid !== undefined) endBrowser(Number(pid));
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
}

function endBrowser(pid: number): void {
  try {
    killTree(pid);
  } catch {
    // It ended with the worker that started it.
  }
}
