/**
 * `npm run release -- 1.2.0`: sets the version, dates the changelog, commits and tags both, and
 * builds the packages for the stores. `npm run release -- --packages` builds the packages of the
 * current version, as the release workflow does for a tag. Pushes and uploads nothing.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNext, notesOf, release } from './release-notes.ts';
import { ROOT } from './steps.ts';

const OUTPUT = join(ROOT, '.output');
const FIREFOX = '.output/firefox-mv3';

function run(command: string, given: readonly string[], cwd: string = ROOT): string {
  const { status, stdout } = spawnSync(command, given, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} ${given.join(' ')} failed.`);
  return stdout.trim();
}

/** Sets the next version and dates the changelog, in a tagged commit. */
async function prepare(version: string): Promise<void> {
  if (run('git', ['status', '--porcelain']) !== '')
    throw new Error('There are changes that are not committed.');
  const { version: current } = await manifest();
  checkNext(current, version);
  const path = join(ROOT, 'CHANGELOG.md');
  const day = new Date().toISOString().slice(0, 10);
  const { changelog } = release(await readFile(path, 'utf8'), version, day);
  await writeFile(path, changelog);
  run('npm', ['version', version, '--no-git-tag-version']);
  run('git', ['commit', '--all', '--message', `Release ${version}`]);
  run('git', ['tag', `v${version}`]);
}

async function manifest(): Promise<{ readonly name: string; readonly version: string }> {
  return JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
}

/**
 * Builds the zips for the three stores and for Mozilla's review, their checksums, and the notes.
 */
async function makePackages(): Promise<void> {
  const { name, version } = await manifest();
  await rm(OUTPUT, { recursive: true, force: true });
  for (const browser of ['chrome', 'edge', 'firefox'])
    run('npx', ['wxt', 'zip', '--browser', browser]);
  const zips = (await readdir(OUTPUT)).filter((file) => file.endsWith('.zip')).toSorted();
  const sources = zips.find((file) => file.endsWith('-sources.zip'));
  if (zips.length !== 4 || !sources) throw new Error(`Four zips expected: ${zips.join(', ')}`);
  await buildFrom(join(OUTPUT, sources));
  const sums = await Promise.all(
    zips.map(async (zip) => `${await sumOf(join(OUTPUT, zip))}  ${zip}`),
  );
  await writeFile(join(OUTPUT, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  const notes = notesOf(await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8'), version);
  await writeFile(join(OUTPUT, 'NOTES.md'), `${notes}\n`);
  console.log(`${name} ${version}\n${sums.join('\n')}`);
}

/** Builds from the source zip as Mozilla's reviewers do; the result must match byte for byte. */
async function buildFrom(zip: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-sources-'));
  try {
    run('unzip', ['-q', zip, '-d', folder]);
    run('npm', ['ci'], folder);
    run('npx', ['wxt', 'build', '--browser', 'firefox'], folder);
    const differing = await differences(join(ROOT, FIREFOX), join(folder, FIREFOX));
    if (differing.length > 0)
      throw new Error(`The source zip builds otherwise: ${differing.join(', ')}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Files that exist in only one of two folders, or that differ. */
async function differences(one: string, other: string): Promise<readonly string[]> {
  const [mine, theirs] = await Promise.all([sumsOf(one), sumsOf(other)]);
  const names = new Set([...mine.keys(), ...theirs.keys()]);
  return [...names].filter((file) => mine.get(file) !== theirs.get(file));
}

async function sumsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = all
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length), await sumOf(file)] as const),
    ),
  );
}

async function sumOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

const [given] = process.argv.slice(2);
if (given === undefined) throw new Error('Which version? npm run release -- 1.2.0');
if (given !== '--packages') await prepare(given);
await makePackages();
