import type { Article } from '@/lib/clips/article';
import { attachFetched, type FetchedText } from '@/lib/store/attach-text';
import type { ClipDatabase } from '@/lib/store/database';
import { problemOf, problemOfArticle, problemOfPage, problemOfRedirect } from './judge';
import type { LoadedPage, LoadedRobots } from './loaded-page';
import type { RescueProblem, RescueQueue, RescueRow } from './queue';
import { setRescueState } from './queue';
import type { Rules } from './robots';
import { rulesOf } from './robots';
import { Schedule } from './schedule';

/** The external functions that downloading texts depends on. */
export interface RescueDependencies {
  loadPage(url: string): Promise<LoadedPage>;
  loadRobots(origin: string): Promise<LoadedRobots>;
  /**
   * Extracts the article of a page, with what its kind adds.
   * @param mayLoad decides which other files of its site may be loaded for that
   * @throws if there is none
   */
  extract(page: Document, url: string, mayLoad: (url: string) => boolean): Promise<Article>;
  /** Reads a downloaded PDF. */
  readPdf(
    pdf: Extract<LoadedPage, { handed: string }>,
    signal: AbortSignal,
  ): Promise<FetchedText | { readonly problem: RescueProblem }>;
  /** Whether there is a network connection, and the user's permission. */
  canReach(): Promise<'yes' | 'offline' | 'not allowed'>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after a number of milliseconds, or at once if aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** How many sites are accessed in parallel. */
const AT_ONCE = 4;
/** Milliseconds between two requests to a host. */
export const PAUSE = 2000;
/** The same after a failed request, and the longest pause that a site may request. */
const LONG_PAUSE = 10_000;
const LONGEST_PAUSE = 300_000;
const OFFLINE_PAUSE = 5000;
/** The number of attempts for problems that may be temporary. */
const TRIES: Partial<Record<RescueProblem, number>> = { busy: 3, dead: 2 };

interface Problem {
  readonly problem: RescueProblem;
  readonly retryAfter: number | null;
}

type Outcome = FetchedText | Problem;

/**
 * Downloads the texts of the queue's clips, politely, until none is waiting or it is aborted; it
 * can then be run again. A clip keeps its own data, and gets its text.
 */
export async function runRescue(
  db: ClipDatabase,
  queue: RescueQueue,
  dependencies: RescueDependencies,
  signal: AbortSignal,
): Promise<void> {
  const run = new Run(db, queue, dependencies, signal);
  await run.start(await queue.rows.where('state').equals('waiting').toArray());
}

class Run {
  private readonly db: ClipDatabase;
  private readonly queue: RescueQueue;
  private readonly deps: RescueDependencies;
  private readonly signal: AbortSignal;
  private readonly rules = new Map<string, Rules>();
  private schedule = new Schedule<RescueRow>([]);
  private halted = false;

  constructor(db: ClipDatabase, queue: RescueQueue, deps: RescueDependencies, signal: AbortSignal) {
    this.db = db;
    this.queue = queue;
    this.deps = deps;
    this.signal = signal;
  }

  async start(rows: readonly RescueRow[]): Promise<void> {
    this.schedule = new Schedule(rows);
    let busy = 0;
    const worker = async () => {
      while (!this.signal.aborted && !this.halted) {
        const next = this.schedule.take(this.deps.now());
        // Pages remaining on a busy host are continued once the host is released.
        if (next === null && busy === 0) return;
        if (next === null || typeof next === 'number') {
          await this.deps.sleep(Math.min(next ?? PAUSE, PAUSE), this.signal);
          continue;
        }
        busy += 1;
        try {
          await this.fetchRow(next);
        } finally {
          busy -= 1;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (!this.signal.aborted && !this.halted) await setRescueState(this.queue, 'idle');
  }

  /** Makes one request for a row's host: its robots.txt, or the page itself. */
  private async fetchRow(row: RescueRow): Promise<void> {
    const { origin } = new URL(row.url);
    const rules = this.rules.get(origin);
    let outcome: Outcome;
    if (!rules) {
      const robots = await this.deps.loadRobots(origin);
      if ('text' in robots) {
        const read = rulesOf(origin, robots.text);
        this.rules.set(origin, read);
        this.schedule.putBack(row);
        this.release(row, Math.max(PAUSE, read.delay));
        return;
      }
      const problem = robots.failed === 'offline' ? 'dead' : 'busy';
      outcome = { problem, retryAfter: null };
    } else if (!rules.allows(row.url)) {
      await this.settle(row, 'robots');
      this.release(row, 0);
      return;
    } else {
      outcome = await this.fetchText(row.url, rules);
    }
    if (this.signal.aborted) return;
    const pause = Math.max(PAUSE, rules?.delay ?? 0);
    if (!('problem' in outcome)) {
      const clip = { id: row.clipId, url: row.url };
      await attachFetched(this.db, clip, outcome, this.deps.now());
      await this.settle(row, null);
      this.release(row, pause);
      return;
    }
    await this.fail(row, outcome, pause);
  }

  private async fail(
    row: RescueRow,
    { problem, retryAfter }: Problem,
    pause: number,
  ): Promise<void> {
    const reach = problem === 'dead' ? await this.deps.canReach() : 'yes';
    if (reach === 'not allowed') {
      this.halted = true;
      await setRescueState(this.queue, 'paused');
      return;
    }
    if (reach === 'offline') {
      this.schedule.putBack(row);
      this.release(row, OFFLINE_PAUSE);
      return;
    }
    const tries = row.tries + 1;
    if (tries < (TRIES[problem] ?? 1)) {
      await this.queue.rows.update(row.clipId, { tries });
      this.schedule.putBack({ ...row, tries });
      const retryPause = Math.min(LONGEST_PAUSE, retryAfter ?? 0);
      this.release(row, Math.max(pause, LONG_PAUSE, retryPause));
      return;
    }
    await this.settle({ ...row, tries }, problem);
    if (problem === 'dead') {
      // The host does not respond, so its other pages are not tried one by one.
      for (const other of this.schedule.drop(row)) await this.settle(other, 'dead');
    }
    this.release(row, pause);
  }

  private async fetchText(url: string, rules: Rules): Promise<Outcome> {
    const page = await this.deps.loadPage(url);
    if ('failed' in page) return { problem: problemOf(page), retryAfter: page.retryAfter };
    const led = problemOfRedirect(url, page.url);
    if (led) return { problem: led, retryAfter: null };
    if ('handed' in page) {
      const read = await this.deps.readPdf(page, this.signal);
      return 'problem' in read ? { ...read, retryAfter: null } : read;
    }
    // Inert: its scripts do not run, and nothing it refers to is loaded.
    const document = new DOMParser().parseFromString(page.html, 'text/html');
    try {
      const article = await this.deps.extract(document, page.url, (file) => rules.allows(file));
      const problem = problemOfArticle(article);
      return problem ? { problem, retryAfter: null } : { article, file: null };
    } catch {
      // Whatever goes wrong with one page, the other clips' texts are still downloaded.
      return { problem: problemOfPage(document), retryAfter: null };
    }
  }

  private release(row: RescueRow, pause: number): void {
    this.schedule.release(row, this.deps.now() + pause);
  }

  private async settle(row: RescueRow, problem: RescueProblem | null): Promise<void> {
    // An update, so that a row cancelled meanwhile is not recreated.
    const state = problem === null ? 'done' : 'failed';
    await this.queue.rows.update(row.clipId, { state, problem, tries: row.tries });
  }
}
