/* What opens the collection, in a module of its own for code that does without Dexie. */

/** The database's name. */
export const DATABASE = 'tearsheet';

/** The version of the tables and indexes. */
export const SCHEMA = 5;

/** The same as IndexedDB sees it: Dexie multiplies versions by ten. */
export const BACKEND_SCHEMA = SCHEMA * 10;
