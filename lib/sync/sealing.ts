import * as v from 'valibot';
import { fromBase64, toBase64, toBase64Url } from '@/lib/clips/base64';
import { SyncFailure } from './remote';

/*
 * Encryption with a passphrase, before anything leaves the device. Nothing but the names is specific
 * to Tearsheet, so that users can decrypt their data without it:
 *
 *   master     = PBKDF2-HMAC-SHA-256(NFKC passphrase as UTF-8, salt of 16 bytes, iterations) → 32 B
 *   encryption = HKDF-SHA-256(master, no salt, info "tearsheet encryption v1") → AES-256-GCM key
 *   naming     = HKDF-SHA-256(master, no salt, info "tearsheet naming v1")     → HMAC-SHA-256 key
 *   sealed     = IV of 12 random bytes ‖ AES-256-GCM(plaintext, additional data = context as UTF-8)
 *                ending in the tag of 16 bytes
 *   name       = first 16 bytes of HMAC-SHA-256(naming, text as UTF-8), as base64url
 *
 * The context says where a message belongs (a document's id), so that the remote's operator cannot
 * pass one off as another. A random IV is safe for 2^32 messages under one key.
 */

/**
 * The iterations for new passphrases: OWASP's minimum for PBKDF2-HMAC-SHA-256. It may be raised.
 */
const ITERATIONS = 600_000;
/**
 * The lowest number ever used by any version. It stays, so that all existing data can be decrypted.
 */
const LEAST_ITERATIONS = 600_000;
/** A remote that demands more is trying to stall this device. */
const MOST_ITERATIONS = 10_000_000;
const SALT_BYTES = 16;
const KEY_BITS = 256;
const IV_BYTES = 12;
const NAME_BYTES = 16;
const CHECK = 'tearsheet';
const CHECK_CONTEXT = 'tearsheet:check';

/**
 * The terms stored by a remote so that other devices can derive the same key. A remote that demands
 * fewer iterations than any version ever used is rejected as dishonest.
 */
export const sealingTermsSchema = v.object({
  kdf: v.literal('PBKDF2-HMAC-SHA-256'),
  iterations: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(LEAST_ITERATIONS),
    v.maxValue(MOST_ITERATIONS),
  ),
  /** Base64. */
  salt: v.pipe(v.string(), v.base64(), v.maxLength(100)),
  /** Base64: a known text encrypted with the key, for detecting a wrong passphrase. */
  check: v.pipe(v.string(), v.base64(), v.maxLength(200)),
});

export type SealingTerms = v.InferOutput<typeof sealingTermsSchema>;

/** The two keys derived from a passphrase. They are not extractable. */
export interface SealingKey {
  readonly encryption: CryptoKey;
  readonly naming: CryptoKey;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Derives the master key from a passphrase. Deliberately slow, since each guess costs as much. */
async function deriveMaster(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const password = utf8(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const terms = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(terms, base, KEY_BITS));
}

/** Derives the working keys from the stored master key. */
export async function sealingKey(master: Uint8Array<ArrayBuffer>): Promise<SealingKey> {
  const base = await crypto.subtle.importKey('raw', master, 'HKDF', false, ['deriveKey']);
  const hkdf = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: utf8(info),
  });
  const aes = { name: 'AES-GCM', length: KEY_BITS };
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: KEY_BITS };
  const [encryption, naming] = await Promise.all([
    crypto.subtle.deriveKey(hkdf('tearsheet encryption v1'), base, aes, false, [
      'encrypt',
      'decrypt',
    ]),
    crypto.subtle.deriveKey(hkdf('tearsheet naming v1'), base, hmac, false, ['sign']),
  ]);
  return { encryption, naming };
}

/** Encrypts bytes for one context. */
export async function seal(
  key: SealingKey,
  bytes: Uint8Array<ArrayBuffer>,
  context: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const terms = { name: 'AES-GCM', iv, additionalData: utf8(context) };
  const body = new Uint8Array(await crypto.subtle.encrypt(terms, key.encryption, bytes));
  const sealed = new Uint8Array(IV_BYTES + body.length);
  sealed.set(iv);
  sealed.set(body, IV_BYTES);
  return sealed;
}

/** Decrypts bytes for a context. @throws if the key or context is wrong, or the data was changed */
export async function open(
  key: SealingKey,
  sealed: Uint8Array<ArrayBuffer>,
  context: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = sealed.subarray(0, IV_BYTES);
  const terms = { name: 'AES-GCM', iv, additionalData: utf8(context) };
  const body = sealed.subarray(IV_BYTES);
  return new Uint8Array(await crypto.subtle.decrypt(terms, key.encryption, body));
}

/** Returns a name for a text that reveals nothing without the key. */
export async function sealedName(key: SealingKey, text: string): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key.naming, utf8(text)));
  return toBase64Url(mac.subarray(0, NAME_BYTES));
}

/** A device's key for a passphrase, which itself is not stored. */
export interface Sealing {
  readonly terms: SealingTerms;
  /** The master key, base64. */
  readonly master: string;
}

/**
 * Schema for a device's stored key. It is already derived, so data encrypted with it can be
 * decrypted whatever the number of iterations.
 */
export const sealingSchema = v.object({
  terms: v.object({
    ...sealingTermsSchema.entries,
    iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ITERATIONS)),
  }),
  master: v.pipe(v.string(), v.base64(), v.maxLength(100)),
}) satisfies v.GenericSchema<unknown, Sealing>;

/** Sets up a new passphrase: terms for the remote, and the key for this device. */
export async function newSealing(passphrase: string): Promise<Sealing> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const master = await deriveMaster(passphrase, salt, ITERATIONS);
  const check = await seal(await sealingKey(master), utf8(CHECK), CHECK_CONTEXT);
  const terms = {
    kdf: 'PBKDF2-HMAC-SHA-256' as const,
    iterations: ITERATIONS,
    salt: toBase64(salt),
    check: toBase64(check),
  };
  return { terms, master: toBase64(master) };
}

/**
 * Derives the key for a remote's terms from the passphrase set on another device.
 * @throws SyncFailure `wrong-passphrase`
 */
export async function sealingFor(terms: SealingTerms, passphrase: string): Promise<Sealing> {
  const master = await deriveMaster(passphrase, fromBase64(terms.salt), terms.iterations);
  const sealing = { terms, master: toBase64(master) };
  await keyFor(terms, sealing);
  return sealing;
}

/**
 * Returns the working keys for a remote's terms from this device's key.
 * @throws SyncFailure `wrong-passphrase` if it does not match the terms
 */
export async function keyFor(terms: SealingTerms, sealing: Sealing): Promise<SealingKey> {
  const key = await sealingKey(fromBase64(sealing.master));
  try {
    await open(key, fromBase64(terms.check), CHECK_CONTEXT);
    return key;
  } catch {
    throw new SyncFailure(
      'wrong-passphrase',
      'This passphrase cannot decrypt what is stored there',
    );
  }
}
