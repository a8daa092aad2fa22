interface Host<Entry> {
  readonly entries: Entry[];
  /** When it may be asked again, milliseconds since 1970; `Infinity` while it is being asked. */
  readyAt: number;
}

/** Whose turn it is: one request at a time for each host, and none before its pause is over. */
export class Schedule<Entry extends { readonly url: string }> {
  private readonly hosts = new Map<string, Host<Entry>>();

  constructor(entries: Iterable<Entry>) {
    for (const entry of entries) this.hostOf(entry).entries.push(entry);
  }

  /**
   * The next entry, whose host is then busy until it is released; how many milliseconds there is
   * none; `null` where none is left but those of busy hosts.
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

  /** Lets an entry's host be asked again from a time on. */
  release(entry: Entry, readyAt: number): void {
    this.hostOf(entry).readyAt = readyAt;
  }

  /** Puts an entry back, to be the first of its host. */
  putBack(entry: Entry): void {
    this.hostOf(entry).entries.unshift(entry);
  }

  /** Takes out all that are left of an entry's host. */
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
