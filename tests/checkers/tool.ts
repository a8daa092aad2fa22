import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Debian package of each tool. */
const PACKAGES: Readonly<Record<string, string>> = {
  pandoc: 'pandoc',
  java: 'epubcheck',
  'ebook-convert': 'calibre',
  soffice: 'libreoffice-calc-nogui',
  bibtex: 'texlive-base',
  biber: 'biber',
  tidy: 'tidy',
  python3: 'python3',
  pdflatex: 'texlive-latex-extra texlive-bibtex-extra lmodern',
  pdftotext: 'poppler-utils',
  unzip: 'unzip',
  ruby: 'ruby',
  buku: 'buku',
  'xvfb-run': 'xvfb xauth',
};

/** Output of a tool. */
export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a third-party tool. @throws with the package to install, if the tool is missing */
export function run(tool: string, args: readonly string[], input?: string, cwd?: string): Said {
  const { error, status, stdout, stderr } = spawnSync(tool, args, {
    encoding: 'utf8',
    maxBuffer: 1_000_000_000,
    ...(input !== undefined && { input }),
    ...(cwd !== undefined && { cwd }),
  });
  if (error) {
    throw new Error(`${tool} does not run; apt-get install ${PACKAGES[tool] ?? tool}`, {
      cause: error,
    });
  }
  return { status: status ?? -1, out: stdout, err: stderr };
}

/** Returns a tool's standard output. @throws if the tool fails */
export function output(tool: string, args: readonly string[], input?: string): string {
  const { status, out, err } = run(tool, args, input);
  if (status !== 0) throw new Error(`${tool} ended with ${status}: ${err}${out}`.slice(0, 5000));
  return out;
}

/** Creates a folder that is removed after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a blob into a folder. Returns its path. */
export async function saved(
  folder: string,
  { name, blob }: { name: string; blob: Blob },
): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
  return path;
}
