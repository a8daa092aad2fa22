/** A page as its server sent it, or why there is none. */
export type LoadedPage =
  | { readonly url: string; readonly html: string }
  | {
      readonly failed: 'offline' | 'not there' | 'not a page' | 'too large';
      /** What the server answered; `null` where nothing did. */
      readonly status: number | null;
      /** Milliseconds that the server asks to be left alone. */
      readonly retryAfter: number | null;
    };

/** What a site asks of programs, as its robots.txt; empty where it has none. */
export type LoadedRobots = { readonly text: string } | { readonly failed: 'offline' | 'busy' };
