/**
 * The browsers' quotas for `storage.sync`, in bytes; Firefox leaves its constants undefined.
 * Firefox counts about four bytes more per item, hence the allowance.
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
 * The bytes that an item uses of the quota, by whichever browser counts more: UTF-8 of its key and
 * of its value's JSON, as Chromium writes it (`<` and the line separators U+2028 and U+2029 as
 * six-byte escapes).
 */
export function itemBytes(key: string, value: unknown): number {
  const json = JSON.stringify(value).replaceAll(/[<\u2028\u2029]/g, '\\u0000');
  return utf8.encode(key + json).length + LIMITS.allowance;
}

/** A parsed item key; keys of other items are not parsed. */
export interface ItemKey {
  readonly replica: string;
  /** `null` for the replica's card. */
  readonly shard: string | null;
}

/** The key of a replica's card, with its name and how much it wants to publish. */
export const cardKey = (replica: string) => `t.${replica}`;

/** The key of a shard. Each key has only one writer. */
export const shardKey = (replica: string, shard: string) => `t.${replica}.${shard}`;

/** Parses a key; `null` for any other item's. */
export function parseKey(key: string): ItemKey | null {
  const match = /^t\.([0-9a-z]{1,16})(?:\.([mx][0-9a-z]{1,3}))?$/.exec(key);
  return match?.[1] ? { replica: match[1], shard: match[2] ?? null } : null;
}
