import type { ExportFormat } from './format';

/** The formats that the library offers, in its order. Each is loaded when it is wanted. */
export const EXPORT_FORMATS: readonly [ExportFormat, ...ExportFormat[]] = [
  {
    id: 'markdown',
    kind: 'files',
    extension: 'md',
    type: 'text/markdown',
    load: async () => (await import('./formats/markdown')).markdownFiles,
  },
  {
    id: 'html',
    kind: 'files',
    extension: 'html',
    type: 'text/html',
    load: async () => (await import('./formats/html')).htmlFiles,
  },
  {
    id: 'epub',
    kind: 'file',
    extension: 'epub',
    type: 'application/epub+zip',
    load: async () => (await import('./formats/epub')).writeEpub,
  },
  {
    id: 'text',
    kind: 'files',
    extension: 'txt',
    type: 'text/plain',
    load: async () => (await import('./formats/text')).textFiles,
  },
  {
    id: 'csv',
    kind: 'file',
    extension: 'csv',
    type: 'text/csv',
    load: async () => (await import('./formats/csv')).writeCsv,
  },
  {
    id: 'bibtex',
    kind: 'file',
    extension: 'bib',
    type: 'application/x-bibtex',
    load: async () => (await import('./formats/bibtex')).writeBibtex,
  },
  {
    id: 'ris',
    kind: 'file',
    extension: 'ris',
    type: 'application/x-research-info-systems',
    load: async () => (await import('./formats/ris')).writeRis,
  },
  {
    id: 'csl',
    kind: 'file',
    extension: 'json',
    type: 'application/vnd.citationstyles.csl+json',
    load: async () => (await import('./formats/csl-json')).writeCslJson,
  },
  {
    id: 'bookmarks',
    kind: 'file',
    extension: 'html',
    type: 'text/html',
    load: async () => (await import('./formats/bookmarks')).writeBookmarks,
  },
  {
    id: 'annotations',
    kind: 'file',
    extension: 'jsonld',
    type: 'application/ld+json',
    load: async () => (await import('./formats/annotations')).writeAnnotations,
  },
  {
    id: 'backup',
    kind: 'file',
    extension: 'json',
    type: 'application/json',
    load: async () => (await import('./formats/backup')).writeBackup,
  },
];
