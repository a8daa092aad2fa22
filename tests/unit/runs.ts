/** Whether everything is asked for, however long it takes: `npm run test:long`. */
const LONG = process.env['LONG_TESTS'] !== undefined;

/**
 * How often something random is tried: a tenth of what it takes to find what is rare, and all of it
 * in `npm run test:long`. Every run takes other values, so that many runs try as much.
 */
export const runs = (whole: number): number => (LONG ? whole : Math.ceil(whole / 10));
