import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { Surface } from './browsers/types.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Axe as one self-contained function; the article's frame holds other people's content. */
// oxlint-disable-next-line typescript/no-implied-eval -- only its source is used, by the browser's debugger
const runAxe = new Function(`
  ${AXE};
  return axe.run({ exclude: ['iframe'] }, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  }).then(({ violations, passes }) => ({
    passes: passes.length,
    violations: violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ')).join(', ')),
  }));
`) as () => Promise<{ passes: number; violations: string[] }>;

/** Axe's violations on a page, in light and dark; empty if there are none. */
export async function violationsIn(surface: Surface): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await surface.setColorScheme(scheme);
    const { passes, violations } = await surface.evaluate(runAxe);
    expect(passes).toBeGreaterThan(5);
    found.push(...violations.map((each) => `${scheme}: ${each}`));
  }
  return found;
}
