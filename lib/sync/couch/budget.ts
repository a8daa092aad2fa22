/** Limits of a round with a database. */
export interface Limits {
  readonly milliseconds: number;
  readonly requests: number;
  readonly bytes: number;
  /** The most pages of unrelated changes. */
  readonly idlePages: number;
}

/** Enough for tens of thousands of clips per round; the rest is left for the next. */
export const LIMITS: Limits = {
  milliseconds: 300_000,
  requests: 5000,
  bytes: 500_000_000,
  idlePages: 100,
};

/**
 * The work done so far in a round: a server that always has more must not keep it going forever.
 */
export class Budget {
  idlePages = 0;
  private requests = 0;
  private bytes = 0;
  private readonly started = Date.now();
  private readonly limits: Limits;

  constructor(limits: Limits = LIMITS) {
    this.limits = limits;
  }

  /** Counts a request, and returns its timeout in milliseconds; 0 if the round is over. */
  request(): number {
    this.requests += 1;
    if (this.part > 2) return 0;
    return Math.max(0, this.started + this.limits.milliseconds * 2 - Date.now());
  }

  /** Counts received bytes. */
  take(bytes: number): void {
    this.bytes += bytes;
  }

  /** Whether a share of the budget is used up, after which nothing new is started. */
  isSpent(part = 1): boolean {
    return this.part >= part || this.idlePages >= this.limits.idlePages;
  }

  private get part(): number {
    const { milliseconds, requests, bytes } = this.limits;
    return Math.max(
      (Date.now() - this.started) / milliseconds,
      this.requests / requests,
      this.bytes / bytes,
    );
  }
}
