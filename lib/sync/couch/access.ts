import * as v from 'valibot';
import { isDatabaseName } from './address';
import type { Sealing } from '../sealing';
import { sealingSchema } from '../sealing';

/* Separate from the client, which pages do not load. */

/** The URL and credentials of the user's CouchDB. Never leaves this device. */
export interface CouchAccess {
  /** The server's URL, without credentials or database. */
  readonly address: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** A database that this device replicates with. */
export interface CouchSettings extends CouchAccess {
  /** `null` if the user set no passphrase. */
  readonly sealing: Sealing | null;
}

/** Schema for the settings stored on this device. */
export const couchSettingsSchema = v.object({
  address: v.string(),
  database: v.string(),
  user: v.string(),
  password: v.string(),
  sealing: v.nullable(sealingSchema),
}) satisfies v.GenericSchema<unknown, CouchSettings>;

const LONGEST_LINE = 2000;
const line = v.pipe(v.string(), v.maxLength(LONGEST_LINE));

/** The user's input. The passphrase is dropped once its key is derived. */
export interface CouchForm extends CouchAccess {
  /** Empty for no encryption. */
  readonly passphrase: string;
}

/** Schema for a form sent by a page. */
export const couchFormSchema = v.object({
  address: line,
  database: v.pipe(line, v.check(isDatabaseName, 'not a name for a database')),
  user: line,
  password: line,
  passphrase: line,
}) satisfies v.GenericSchema<unknown, CouchForm>;
