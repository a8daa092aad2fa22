/** Whether to run everything, however long it takes: `npm run test:long`. */
const LONG = process.env['LONG_TESTS'] !== undefined;

/**
 * Number of runs of a random test: a tenth of what finds rare failures, or all of it in `npm run
 * test:long`. Each run uses other values, so that many test runs together cover as much.
 */
export const runs = (whole: number): number => (LONG ? whole : Math.ceil(whole / 10));
