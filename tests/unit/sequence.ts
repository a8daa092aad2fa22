import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

const needsDom = ({ moduleId }: TestSpecification) =>
  readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment jsdom');

/**
 * Runs the files that need a DOM after the others. A worker loads jsdom anew whenever it changes
 * from one kind to the other, which took a third of the unit tests' time.
 */
export class EnvironmentSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it sorts specifications, and is no array's
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => Number(needsDom(a)) - Number(needsDom(b)));
  }
}
