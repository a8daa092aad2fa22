import { expect, it } from 'vitest';
import { soak } from '../soak/soak.ts';
import { endToEnd } from './run.ts';

const run = endToEnd({ fresh: true });

/** Set by `npm run soak`, which runs differently every time; `npm test` skips it. */
const LONG = process.env['SOAK_SECONDS'];
const SECONDS = Number(LONG ?? 0);
const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);

it.runIf(LONG !== undefined)(
  'loses no data in random use with injected faults',
  { timeout: SECONDS * 1000 + 120_000 },
  async () => {
    const outcome = await soak(run, SECONDS, SEED);
    const faults = Object.values(outcome.faults).reduce((sum, each) => sum + each, 0);
    const kinds = Object.entries(outcome.faults).map(([name, count]) => `${name} ${count}`);
    console.log(
      `soak (${run.name}, seed ${SEED}): ${outcome.operations} operations, ${faults} faults (${kinds.join(', ')}), ${outcome.comparisons} comparisons, ${outcome.clips} clips, ${outcome.inCouch} in the CouchDB, losses ${outcome.losses.length}`,
    );
    expect(outcome.losses).toEqual([]);
    expect(outcome.operations).toBeGreaterThan(0);
    expect(faults).toBeGreaterThan(0);
  },
);
