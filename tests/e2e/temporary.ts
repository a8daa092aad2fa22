import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a run a directory for all that is temporary, profiles foremost, which goes at its end. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-e2e-'));
  // What the workers inherit.
  process.env.TMPDIR = folder;
  // Browsers that are just being ended may still write.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
