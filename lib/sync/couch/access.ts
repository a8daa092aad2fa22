import * as v from 'valibot';
import { isDatabaseName } from './address';
import type { Sealing } from '../sealing';
import { sealingSchema } from '../sealing';

/* Apart from the client, which pages do without. */

/** Where a person's CouchDB is and how to get in. Never leaves this device. */
export interface CouchAccess {
  /** The server's address, without credentials or database. */
  readonly address: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** A database that this device replicates with. */
export interface CouchSettings extends CouchAccess {
  /** `null` where the person set no passphrase. */
  readonly sealing: Sealing | null;
}

/** Settings as they are kept on this device. */
export const couchSettingsSchema = v.object({
  address: v.string(),
  database: v.string(),
  user: v.string(),
  password: v.string(),
  sealing: v.nullable(sealingSchema),
}) satisfies v.GenericSchema<unknown, CouchSettings>;

const LONGEST_LINE = 2000;
const line = v.pipe(v.string(), v.maxLength(LONGEST_LINE));

/** What the person enters. The passphrase is forgotten once its key is derived. */
export interface CouchForm extends CouchAccess {
  /** Empty for no encryption. */
  readonly passphrase: string;
}

/** A form as it crosses from a page. */
export const couchFormSchema = v.object({
  address: line,
  database: v.pipe(line, v.check(isDatabaseName, 'not a name for a database')),
  user: line,
  password: line,
  passphrase: line,
}) satisfies v.GenericSchema<unknown, CouchForm>;
