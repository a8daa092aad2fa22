import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** File in the build that holds the licences of its contents. */
const FILE = 'licences.txt';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** Directories of the packages that went into the build's scripts. */
const packages = new Set<string>();

/** Rollup plugin that records which packages go into a build. */
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

/** The directory of the package a module belongs to; `null` for our own modules. */
export function packageOf(id: string): string | null {
  // Bundlers mark derived modules with a null character or a query.
  const path = id.replaceAll('\0', '').replaceAll('\\', '/').replace(/\?.*$/, '');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

/** Packages with the same licence text, each with its copyright lines. */
interface Group {
  readonly text: string;
  readonly packages: string[];
}

/** Writes the licences of everything in the build next to it, each text once. */
export async function shipLicences(outDir: string): Promise<void> {
  const groups = new Map<string, Group>();
  for (const directory of [...packages].toSorted()) {
    const about = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as Package;
    const licence = (await licenceOf(directory)) ?? withoutText(about);
    const lines = licence.split('\n');
    const copyright = lines.filter(isCopyright).map((line) => `  ${line.trim()}`);
    const text = lines.filter((line) => !isCopyright(line)).join('\n');
    // The same licence may differ in line breaks and in its title.
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

/** A template's `Copyright [yyyy]` is not a copyright line. */
const isCopyright = (line: string) => /^\s*(?:Copyright\b|©)[^[]*$/.test(line);

/** The licence text; with dual licensing, the alternatives are in files named after them. */
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
