import type { SealingKey } from '../sealing';
import { open, seal } from '../sealing';
import { fromCharacters, toCharacters } from '../coding/v1/alphabet';

/** How a shard's bytes are written as an item's value; the first character tells. */
export interface ShardFormat {
  readonly prefix: string;
  write(bytes: Uint8Array, key: string): Promise<string>;
}

/** Opens a value that a shard's format wrote. */
export type Reading = (value: string, key: string) => Promise<Uint8Array | null>;

/** What can be read, and by whom: another reader may read what this one cannot. */
export interface Reader {
  readonly reader: string;
  readonly read: Reading;
}

const PLAIN = '1';
const SEALED = '2';

/** Shards whose records are coded and nothing more. */
export const plainFormat: ShardFormat = {
  prefix: PLAIN,
  write: (bytes) => Promise.resolve(PLAIN + toCharacters(bytes)),
};

/**
 * Shards sealed under a passphrase, bound to the key of their item. A byte at the end tells where
 * they end, as characters may carry a zero more.
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

/** Reads plain shards, and sealed ones with a key; `null` for what it cannot read. */
export function readerWith(sealing: SealingKey | null, salt = ''): Reader {
  const read: Reading = async (value, key) => {
    const bytes = fromCharacters(value.slice(1));
    if (bytes === null || value.startsWith(PLAIN)) return bytes;
    if (!value.startsWith(SEALED) || !sealing) return null;
    return open(sealing, Uint8Array.from(bytes.subarray(0, bytes.lastIndexOf(1))), key);
  };
  return { reader: `${PLAIN}${SEALED} ${salt}`, read };
}

/** Whether a value is sealed. */
export const isSealed = (value: string) => value.startsWith(SEALED);
