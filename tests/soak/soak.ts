import { setTimeout as delay } from 'node:timers/promises';
import { startProxy } from '../couch/proxy.ts';
import { PASSWORD, startCouch, USER } from '../couch/server.ts';
import { until } from '../e2e/browsers/wait.ts';
import { readCollection } from '../e2e/collection.ts';
import type { Run } from '../e2e/run.ts';
import { futures, hostileBackup, hostileDevice, hostileDocument, wrongClock } from './hostile.ts';
import type { Held, Model } from './model.ts';
import { losses, settle } from './model.ts';
import {
  allowAgain,
  backUp,
  clip,
  connect,
  edit,
  importOne,
  openLibrary,
  randomEdit,
  search,
} from './person.ts';

/** Result of a soak test. */
export interface Outcome {
  readonly operations: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly comparisons: number;
  readonly losses: readonly string[];
  /** Number of clips at the end, and how many of them are in the CouchDB. */
  readonly clips: number;
  readonly inCouch: number;
}

/** A seeded pseudo-random generator (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Uses the extension at random for a while, with faults, and after each fault compares the
 * collection with what was confirmed.
 * @param seconds duration
 * @param seed determines what is done; how long each step takes depends on the machine
 */
export async function soak(run: Run, seconds: number, seed: number): Promise<Outcome> {
  const random = randomOf(seed);
  const server = await startCouch({ onDisk: true });
  const proxy = await startProxy(server.port);
  const model: Model = new Map();
  const doubtful = new Map<string, Held>();
  const faults: Record<string, number> = {};
  const lost: string[] = [];
  let operations = 0;
  let comparisons = 0;

  const compare = async (fault: string) => {
    const there = await readCollection(run.browser);
    comparisons += 1;
    lost.push(...losses(there, model, doubtful).map((each) => `after ${fault}: ${each}`));
    settle(there, model, doubtful);
  };
  let library = await openLibrary(run.browser);

  // An open library wakes it again, perhaps before the stop is noticed.
  const stop = () => run.browser.stopBackground().catch(() => undefined);

  const change = async (turn: number, interrupted = false) => {
    const [id, held] = [...model][Math.floor(random() * model.size)] ?? [];
    if (id === undefined || held === undefined) return;
    const [edited, outcome] = randomEdit(held, turn, random);
    const answer = edit(library, id, edited);
    if (interrupted) {
      await delay(random() * 30);
      await stop();
    }
    // A change that was not confirmed may have been made all the same.
    if (await answer) model.set(id, outcome);
    else doubtful.set(id, outcome);
  };

  const find = async () => {
    const shown = [...model.values()].find(({ deleted, archived }) => !deleted && !archived);
    if (shown) await search(library, shown);
  };

  const relaunch = async () => {
    await run.crashAndRelaunch();
    library = await openLibrary(run.browser);
    await allowAgain(run.browser, library);
  };

  const operate = async (turn: number) => {
    const dice = random();
    if (model.size < 3 || dice < 0.12) await clip(run.browser, run.site, `page-${turn}`, model);
    else if (dice < 0.16) await importOne(run.browser, library, `file-${turn}`, model);
    else if (dice < 0.2) await backUp(run.browser, library, model);
    else if (dice < 0.28) await find();
    else await change(turn);
    operations += 1;
  };

  const FAULTS: Record<string, (turn: number) => Promise<void>> = {
    'background stopped': stop,
    'background stopped during a change': (turn) => change(turn, true),
    'browser killed': relaunch,
    'browser sync refuses': () =>
      run.browser.evaluateInBackground(() => {
        const value = () => Promise.reject(new Error('Refused'));
        // Until this background is stopped.
        Object.defineProperty(chrome.storage.sync, 'set', { value, configurable: true });
      }),
    'CouchDB breaks off': async () => {
      proxy.rule = () => {
        const dice = random();
        if (dice < 0.2) return 'cut';
        return dice < 0.4 ? { status: 503, body: '{"error":"busy"}' } : null;
      };
    },
    'CouchDB killed': () => server.restart(),
    'a device of somebody else': (turn) => hostileDevice(run.browser, turn),
    'a backup that was tampered with': (turn) => hostileBackup(run.browser, library, turn),
    'documents of somebody else': (turn) => hostileDocument(server, turn),
    'a clock a century ahead': async (turn) => {
      await wrongClock(run.browser);
      await change(turn);
      await clip(run.browser, run.site, `future-${turn}`, model);
      // The wrong clock ends with the background; the next round corrects the dates.
      await stop();
    },
  };

  try {
    await connect(run.browser, library, proxy.address, USER, PASSWORD);
    const end = Date.now() + seconds * 1000;
    for (let turn = 1; Date.now() < end; turn += 1) {
      await operate(turn);
      if (turn % 6 !== 0) continue;
      const names = Object.keys(FAULTS);
      // In turn, so that even a short soak has each fault.
      const name = names[(turn / 6 - 1) % names.length] ?? '';
      faults[name] = (faults[name] ?? 0) + 1;
      await FAULTS[name]?.(turn);
      await compare(name);
    }
    // With all faults over, everything must be in its place.
    proxy.rule = () => null;
    await relaunch();
    await compare('the end');
    const inCouch = async () => {
      const { rows } = await server.ask('GET', '/soak/_all_docs');
      const ids = (rows as { id: string }[]).map(({ id }) => id);
      return [...model.keys()].filter((id) => ids.includes(`tearsheet:clip:${id}`)).length;
    };
    await library.click('[data-testid="open-sync"]');
    await library.click('[data-testid="sync-now"]');
    await until(
      'every clip in the CouchDB',
      async () => (await inCouch()) === model.size,
      30_000,
    ).catch(() => lost.push('not every clip reached the CouchDB'));
    lost.push(...(await futures(run.browser)));
    const reached = await inCouch();
    return { operations, faults, comparisons, losses: lost, clips: model.size, inCouch: reached };
  } finally {
    await proxy.close();
    await server.close();
  }
}
