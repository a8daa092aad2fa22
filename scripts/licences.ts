import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The file of a build that holds the licences of what is in it. */
const FILE = 'licences.txt';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** Where the packages are that went into the scripts of a build. */
const packages = new Set<string>();

/** Notes which packages go into a build. */
export const noteLicences = (): Plugin => ({
  name: 'note-licences',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const id of chunk.moduleIds) {
        const directory = packageOf(id);
        if (directory !== null) packages.add(directory);
      }
    }
  },
});

/** The directory of the package that a module is of; `null` for one of ours. */
export function packageOf(id: string): string | null {
  // A bundler marks what it made of a module with a null character or a query.
  const path = id.replaceAll('\0', '').replaceAll('\\', '/').replace(/\?.*$/, '');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

/** Packages that share a text, each with the copyright lines that stood in it. */
interface Group {
  readonly text: string;
  readonly packages: string[];
}

/** Writes the licences of all that the build holds beside it, each text once. */
export async function shipLicences(outDir: string): Promise<void> {
  const groups = new Map<string, Group>();
  for (const directory of [...packages].toSorted()) {
    const about = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as Package;
    const licence = (await licenceOf(directory)) ?? withoutText(about);
    const lines = licence.split('\n');
    const copyright = lines.filter(isCopyright).map((line) => `  ${line.trim()}`);
    const text = lines.filter((line) => !isCopyright(line)).join('\n');
    // Texts differ in how their lines break and what they call themselves.
    const same = text.replaceAll(/^.*licen[cs]e(?: \(\w+\))?$|\W+/gim, '').toLowerCase();
    const group = groups.get(same) ?? { text: text.trim(), packages: [] };
    groups.set(same, group);
    const name = `${about.name} ${about.version} (${about.license ?? 'see below'})`;
    group.packages.push([name, ...copyright].join('\n'));
  }
  const parts = [...groups.values()]
    .toSorted((one, other) => one.text.length - other.text.length)
    .map(({ text, packages: names }) => `${[...new Set(names)].join('\n')}\n\n${text}\n\n`);
  const rule = `${'-'.repeat(72)}\n\n`;
  await writeFile(join(outDir, FILE), `Tearsheet contains:\n\n${rule}${parts.join(rule)}`);
}

/** A template's `[yyyy]` is none. */
const isCopyright = (line: string) => /^\s*(?:Copyright\b|©)[^[]*$/.test(line);

/** The text of the licence; one that is offered beside another has a file named after it. */
async function licenceOf(directory: string): Promise<string | null> {
  const files = await readdir(directory);
  const licences = files.filter((file) => /^(?:licen[cs]e|copying)/i.test(file));
  const main = licences.find((file) => /^[a-z]+(?:\.\w+)?$/i.test(file)) ?? licences[0];
  const notice = files.find((file) => /^notice/i.test(file));
  const texts = [main, notice].filter((file) => file !== undefined);
  const read = await Promise.all(texts.map((file) => readFile(join(directory, file), 'utf8')));
  return main === undefined ? null : read.map((text) => text.trim()).join('\n\n');
}

function withoutText({ license, author }: Package): string {
  const name = typeof author === 'string' ? author : author?.name;
  const by = name === undefined ? '' : ` Its author is ${name}.`;
  return `This package comes without the text of its licence, ${license ?? 'which it does not name'}; others with that licence stand below.${by}`;
}
