import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** A regular expression in the product, with its file and line. */
export interface Pattern {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal in the product's code, without repetitions. */
export function literalPatterns(root: string): Pattern[] {
  const found = new Map<string, Pattern>();
  for (const file of globSync('{lib,components,entrypoints}/**/*.{ts,tsx}', { cwd: root })) {
    const code = readFileSync(`${root}/${file}`, 'utf8');
    const { program } = parseSync(file, code);
    visit(program, (pattern, flags, start) => {
      const line = code.slice(0, start).split('\n').length;
      const key = `/${pattern}/${flags}`;
      if (!found.has(key)) found.set(key, { at: `${file}:${line}`, source: pattern, flags });
    });
  }
  return [...found.values()];
}

/** Calls back for every regular expression literal in a syntax tree (ESTree). */
function visit(
  node: unknown,
  found: (pattern: string, flags: string, start: number) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  if ('regex' in node && 'start' in node) {
    const { pattern, flags } = node.regex as { pattern: string; flags: string };
    found(pattern, flags, Number(node.start));
    return;
  }
  for (const child of Object.values(node)) visit(child, found);
}

/** Runs `load`, and returns the regular expressions constructed from strings meanwhile. */
export async function composedPatterns(load: () => Promise<unknown>): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Original = RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args: ConstructorParameters<RegExpConstructor>): RegExp {
      const made = new target(...args);
      // Counts only our files as callers: libraries that they load construct their own.
      const caller = new Error().stack
        ?.split('\n')
        .find((line) => !/Error|patterns\.ts/.test(line));
      const at = /(?<!node_modules.*)\blib\/[\w/-]+\.ts:\d+/.exec(caller ?? '')?.[0];
      if (at !== undefined) found.push({ at, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}
