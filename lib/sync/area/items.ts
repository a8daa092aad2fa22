/**
 * The browsers' limits on `storage.sync`, in bytes; Firefox leaves its constants undefined. Firefox
 * counts about four bytes more an item, hence the allowance.
 */
export const LIMITS = { bytes: 102_400, itemBytes: 8192, items: 512, allowance: 4 } as const;

/** The part of `storage.sync` that replication uses. */
export interface SyncArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

const utf8 = new TextEncoder();

/**
 * Bytes that an item takes of the quota, at the dearer of the browsers' ways of counting: UTF-8 of
 * its key and of its value's JSON, as Chromium writes it (`<` and the line separators U+2028 and
 * U+2029 as six-byte escapes).
 */
export function itemBytes(key: string, value: unknown): number {
  const json = JSON.stringify(value).replaceAll(/[<\u2028\u2029]/g, '\\u0000');
  return utf8.encode(key + json).length + LIMITS.allowance;
}

/** What an item's key says: whose it is, and which of its shards; `null` for other things' keys. */
export interface ItemKey {
  readonly replica: string;
  /** `null` for the replica's card. */
  readonly shard: string | null;
}

/** A replica's card: what it is called and how much it has to publish. */
export const cardKey = (replica: string) => `t.${replica}`;

/** A shard's key. No key has two writers. */
export const shardKey = (replica: string, shard: string) => `t.${replica}.${shard}`;

/** Reads a key. */
export function parseKey(key: string): ItemKey | null {
  const match = /^t\.([0-9a-z]{1,16})(?:\.([mx][0-9a-z]{1,3}))?$/.exec(key);
  return match?.[1] ? { replica: match[1], shard: match[2] ?? null } : null;
}
