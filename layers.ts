/** A layer of the product: a folder, its contents, and the folders of ours it may import. */
export interface Layer {
  readonly folder: string;
  readonly holds: string;
  /** Folders; for those in `types`, only types. */
  readonly imports: readonly string[];
  readonly types?: readonly string[];
}

/**
 * The layers, from the bottom up. The linter's configuration, the architecture test and the table
 * in CONTRIBUTING.md follow from this list.
 */
export const LAYERS: readonly Layer[] = [
  {
    folder: 'lib/clips',
    holds:
      'the domain: clip, article, tags, note, stamps, merge. Pure: no clock, crypto, browser or DOM',
    imports: [],
  },
  { folder: 'lib/extraction', holds: 'a page’s `Document` → `Article`', imports: ['lib/clips'] },
  {
    folder: 'lib/marking',
    holds: 'highlights on the page itself: its text, drawing, and the bubble',
    imports: ['lib/clips'],
  },
  {
    folder: 'lib/pdf',
    holds: 'a PDF’s bytes → its running text as HTML, and its metadata; PDF.js is loaded only here',
    imports: ['lib/clips', 'lib/extraction'],
  },
  {
    folder: 'lib/store',
    holds: 'the collection in IndexedDB: schema, saves, queries, outbox',
    imports: ['lib/clips'],
  },
  {
    folder: 'lib/search',
    holds:
      'the query language, and the SQLite index that answers queries in a worker of the library',
    imports: ['lib/clips', 'lib/store'],
  },
  {
    folder: 'lib/export',
    holds: 'one file per format; `formats.ts` lists those that the library offers',
    imports: ['lib/clips', 'lib/store'],
  },
  {
    folder: 'lib/import',
    holds: 'one file per format; `formats.ts` lists those that the library offers',
    imports: ['lib/clips', 'lib/store', 'lib/pdf'],
  },
  {
    folder: 'lib/rescue',
    holds: 'fetching missing texts: the queue, its pace, and how responses are judged',
    imports: ['lib/clips', 'lib/store', 'lib/extraction'],
  },
  {
    folder: 'lib/sync',
    holds: 'replication: engine, codec, one file per remote',
    imports: ['lib/clips', 'lib/store'],
  },
  {
    folder: 'lib/browser',
    holds:
      'the only folder that calls the browser’s API: messages, tab, menus, badge, alarms, i18n',
    imports: ['lib'],
  },
  {
    folder: 'components',
    holds: 'Preact components, one folder per part of the interface: props in, callbacks out',
    imports: ['lib/clips'],
    types: ['lib'],
  },
  {
    folder: 'entrypoints',
    holds:
      'what the browser starts: background, extraction scripts, popup, library. Only wiring; never imported',
    imports: ['lib', 'components'],
  },
];
