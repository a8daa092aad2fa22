interface Host<Entry> {
  readonly entries: Entry[];
  /** When the next request is allowed, milliseconds since 1970; `Infinity` during a request. */
  readyAt: number;
}

/** Schedules requests: one at a time per host, with a pause in between. */
export class Schedule<Entry extends { readonly url: string }> {
  private readonly hosts = new Map<string, Host<Entry>>();

  constructor(entries: Iterable<Entry>) {
    for (const entry of entries) this.hostOf(entry).entries.push(entry);
  }

  /**
   * Takes the next entry, whose host is busy until it is released; or returns the milliseconds
   * until the next one, or `null` if none is left except on busy hosts.
   */
  take(now: number): Entry | number | null {
    let first: Host<Entry> | null = null;
    for (const host of this.hosts.values()) {
      if (host.entries.length === 0 || host.readyAt === Infinity) continue;
      if (first === null || host.readyAt < first.readyAt) first = host;
      if (first.readyAt <= now) break;
    }
    if (first === null) return null;
    if (first.readyAt > now) return first.readyAt - now;
    first.readyAt = Infinity;
    return first.entries.shift() ?? null;
  }

  /** Allows requests to an entry's host again from a certain time. */
  release(entry: Entry, readyAt: number): void {
    this.hostOf(entry).readyAt = readyAt;
  }

  /** Puts an entry back as the first of its host. */
  putBack(entry: Entry): void {
    this.hostOf(entry).entries.unshift(entry);
  }

  /** Removes all remaining entries of an entry's host. */
  drop(entry: Entry): Entry[] {
    return this.hostOf(entry).entries.splice(0);
  }

  private hostOf({ url }: Entry): Host<Entry> {
    const name = new URL(url).host;
    const host = this.hosts.get(name) ?? { entries: [], readyAt: 0 };
    this.hosts.set(name, host);
    return host;
  }
}
