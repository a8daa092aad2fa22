import type { SealingKey } from '../sealing';
import { open, seal } from '../sealing';
import { fromCharacters, toCharacters } from '../coding/v1/alphabet';

/** An encoding of a shard's bytes as an item's value; identified by the first character. */
export interface ShardFormat {
  readonly prefix: string;
  write(bytes: Uint8Array, key: string): Promise<string>;
}

/** Decodes a value. */
export type Reading = (value: string, key: string) => Promise<Uint8Array | null>;

/** A decoder and its identity: another one may read what this one cannot. */
export interface Reader {
  readonly reader: string;
  readonly read: Reading;
}

const PLAIN = '1';
const SEALED = '2';

/** Shards that are not encrypted. */
export const plainFormat: ShardFormat = {
  prefix: PLAIN,
  write: (bytes) => Promise.resolve(PLAIN + toCharacters(bytes)),
};

/**
 * Shards encrypted with a passphrase, bound to the key of their item. A final byte marks the end,
 * since the character encoding may append a zero.
 */
export function sealedFormat(sealing: SealingKey): ShardFormat {
  return {
    prefix: SEALED,
    async write(bytes, key) {
      const sealed = await seal(sealing, Uint8Array.from(bytes), key);
      return SEALED + toCharacters(Uint8Array.of(...sealed, 1));
    },
  };
}

/** Reads plain shards, and encrypted ones given a key; `null` for anything unreadable. */
export function readerWith(sealing: SealingKey | null, salt = ''): Reader {
  const read: Reading = async (value, key) => {
    const bytes = fromCharacters(value.slice(1));
    if (bytes === null || value.startsWith(PLAIN)) return bytes;
    if (!value.startsWith(SEALED) || !sealing) return null;
    return open(sealing, Uint8Array.from(bytes.subarray(0, bytes.lastIndexOf(1))), key);
  };
  return { reader: `${PLAIN}${SEALED} ${salt}`, read };
}

/** Whether a value is encrypted. */
export const isSealed = (value: string) => value.startsWith(SEALED);
