/** A page as sent by its server; for a PDF, its id in `handed-files`; or why loading failed. */
export type LoadedPage =
  | { readonly url: string; readonly html: string }
  | { readonly url: string; readonly handed: string }
  | {
      readonly failed: 'offline' | 'not there' | 'not a page' | 'too large';
      /** The HTTP status; `null` if there was no response. */
      readonly status: number | null;
      /** The delay requested by the server, in milliseconds. */
      readonly retryAfter: number | null;
    };

/** A site's robots.txt; empty if it has none. */
export type LoadedRobots = { readonly text: string } | { readonly failed: 'offline' | 'busy' };
