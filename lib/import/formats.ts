import type { ArchiveFormat, ImportFormat } from './format';
import { addresses } from './formats/addresses';
import { backup } from './formats/backup';
import { bibtex } from './formats/bibtex';
import { bookmarks } from './formats/bookmarks';
import { chromiumBookmarks, firefoxJson } from './formats/browser-json';
import { cslJson } from './formats/csl-json';
import { diigo } from './formats/diigo';
import { endnoteXml } from './formats/endnote-xml';
import { enex } from './formats/enex';
import { feed } from './formats/feed';
import { googleReader } from './formats/google-reader';
import { hypothesis, hypothesisCsv } from './formats/hypothesis';
import { instapaper } from './formats/instapaper';
import { jsonLines } from './formats/json-lines';
import { jsonList } from './formats/json-list';
import { karakeep } from './formats/karakeep';
import { kindle } from './formats/kindle';
import { linkwarden } from './formats/linkwarden';
import { markdown } from './formats/markdown';
import { matter } from './formats/matter';
import { mymind } from './formats/mymind';
import { nbib } from './formats/nbib';
import { omnivore } from './formats/omnivore';
import { opml } from './formats/opml';
import { pdf } from './formats/pdf';
import { pocketAnnotations, pocketCsv, pocketHtml } from './formats/pocket';
import { postsXml } from './formats/posts-xml';
import { raindrop } from './formats/raindrop';
import { readwise } from './formats/readwise';
import { readwiseHighlights } from './formats/readwise-highlights';
import { ris } from './formats/ris';
import { savedMhtml, savedPage } from './formats/saved-page';
import { table } from './formats/table';
import { wallabag, wallabagCsv } from './formats/wallabag';
import { zoteroCsv } from './formats/zotero-csv';
import { zoteroRdf } from './formats/zotero-rdf';

/**
 * The import formats in the order in which they are tried: the most specific first, the catch-alls
 * last.
 */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  pdf,
  backup,
  pocketHtml,
  bookmarks,
  savedMhtml,
  savedPage,
  enex,
  endnoteXml,
  zoteroRdf,
  opml,
  postsXml,
  feed,
  pocketAnnotations,
  hypothesis,
  wallabag,
  karakeep,
  linkwarden,
  firefoxJson,
  chromiumBookmarks,
  cslJson,
  googleReader,
  jsonLines,
  jsonList,
  markdown,
  kindle,
  nbib,
  ris,
  bibtex,
  pocketCsv,
  instapaper,
  readwise,
  readwiseHighlights,
  hypothesisCsv,
  zoteroCsv,
  diigo,
  matter,
  raindrop,
  mymind,
  wallabagCsv,
  table,
  addresses,
];

/** The archive formats; in any other archive, each file is read on its own. */
export const ARCHIVE_FORMATS: readonly ArchiveFormat[] = [omnivore];
