import type { ArchiveFormat, ImportFormat } from './format';
import { addresses } from './formats/addresses';
import { backup } from './formats/backup';
import { bibtex } from './formats/bibtex';
import { bookmarks } from './formats/bookmarks';
import { cslJson } from './formats/csl-json';
import { instapaper } from './formats/instapaper';
import { karakeep } from './formats/karakeep';
import { linkwarden } from './formats/linkwarden';
import { markdown } from './formats/markdown';
import { omnivore } from './formats/omnivore';
import { pocketAnnotations, pocketCsv, pocketHtml } from './formats/pocket';
import { raindrop } from './formats/raindrop';
import { readwise } from './formats/readwise';
import { ris } from './formats/ris';
import { table } from './formats/table';
import { wallabag } from './formats/wallabag';

/**
 * The formats that are read, in the order in which they are asked whether a file is theirs: what
 * is surer of itself first, what takes nearly everything last.
 */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  backup,
  pocketHtml,
  bookmarks,
  pocketAnnotations,
  wallabag,
  karakeep,
  linkwarden,
  cslJson,
  markdown,
  ris,
  bibtex,
  pocketCsv,
  instapaper,
  readwise,
  raindrop,
  table,
  addresses,
];

/** The archives whose files are only together what they are; of others each file is read. */
export const ARCHIVE_FORMATS: readonly ArchiveFormat[] = [omnivore];
