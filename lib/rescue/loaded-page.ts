/** A page as its server sent it; of a PDF, its name in `handed-files`; or why there is neither. */
export type LoadedPage =
  | { readonly url: string; readonly html: string }
  | { readonly url: string; readonly handed: string }
  | {
      readonly failed: 'offline' | 'not there' | 'not a page' | 'too large';
      /** What the server answered; `null` where nothing did. */
      readonly status: number | null;
      /** Milliseconds that the server asks to be left alone. */
      readonly retryAfter: number | null;
    };

/** What a site asks of programs, as its robots.txt; empty where it has none. */
export type LoadedRobots = { readonly text: string } | { readonly failed: 'offline' | 'busy' };
