/*
 * The part of PouchDB's client that is used. Its published types redeclare Node's Buffer for the
 * whole project, and trust the server; here a response is unknown until it is parsed.
 */
declare module 'pouchdb-core' {
  interface AllDocsOptions {
    keys?: readonly string[];
    include_docs?: boolean;
    conflicts?: boolean;
    attachments?: boolean;
    startkey?: string;
    endkey?: string;
    limit?: number;
  }
  interface ChangesOptions {
    since: string | number;
    limit: number;
    batch_size: number;
    style: 'main_only' | 'all_docs';
  }
  export default class PouchDB {
    static plugin(plugin: unknown): void;
    constructor(
      name: string,
      options: {
        adapter: 'http';
        skip_setup: boolean;
        fetch: (url: string | URL, options?: RequestInit) => Promise<Response>;
      },
    );
    info(): Promise<unknown>;
    get(id: string, options: { rev: string }): Promise<unknown>;
    allDocs(options: AllDocsOptions): Promise<unknown>;
    bulkDocs(docs: readonly object[]): Promise<unknown>;
    changes(options: ChangesOptions): Promise<unknown>;
    fetch(path: string, options?: RequestInit): Promise<Response>;
  }
}

declare module 'pouchdb-adapter-http' {
  const plugin: unknown;
  export default plugin;
}
