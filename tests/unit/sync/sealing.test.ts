// @vitest-environment node
import { createDecipheriv, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { fromBase64 } from '@/lib/clips/base64';
import type { Sealing, SealingKey } from '@/lib/sync/sealing';
import * as v from 'valibot';
import {
  keyFor,
  newSealing,
  open,
  seal,
  sealedName,
  sealingFor,
  sealingTermsSchema,
} from '@/lib/sync/sealing';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (sealed: Uint8Array) => new TextDecoder().decode(sealed);

let ours: Sealing;
let key: SealingKey;
beforeAll(async () => {
  ours = await newSealing('correct horse');
  key = await keyFor(ours.terms, ours);
});

test('encrypted data can be decrypted only for the same place', async () => {
  const sealed = await seal(key, bytes('Ask Ana.'), 'tearsheet:clip:a');
  expect(text(sealed)).not.toContain('Ana');
  expect(text(await open(key, sealed, 'tearsheet:clip:a'))).toBe('Ask Ana.');
  await expect(open(key, sealed, 'tearsheet:clip:b')).rejects.toThrow();
});

test('encrypting twice gives different results, and any changed bit is detected', async () => {
  const [one, two] = [await seal(key, bytes('x'), 'c'), await seal(key, bytes('x'), 'c')];
  expect(text(one)).not.toBe(text(two));
  for (const index of one.keys()) {
    const changed = one.slice();
    changed[index] = (changed[index] ?? 0) ^ 1;
    await expect(open(key, changed, 'c')).rejects.toThrow();
  }
});

test('another device derives the same keys from the terms and the passphrase', async () => {
  const theirs = await sealingFor(ours.terms, 'correct horse');
  const theirKey = await keyFor(theirs.terms, theirs);
  expect(text(await open(theirKey, await seal(key, bytes('x'), 'c'), 'c'))).toBe('x');
  expect(await sealedName(theirKey, 'id')).toBe(await sealedName(key, 'id'));
  expect(await sealedName(key, 'id')).not.toBe(await sealedName(key, 'other'));
});

test('a wrong passphrase or a key with other terms is rejected', async () => {
  await expect(sealingFor(ours.terms, 'Correct horse')).rejects.toMatchObject({
    kind: 'wrong-passphrase',
  });
  const other = await newSealing('correct horse');
  await expect(keyFor(other.terms, ours)).rejects.toMatchObject({ kind: 'wrong-passphrase' });
});

test('terms that weaken the key or stall the device are rejected', () => {
  const accepts = (iterations: number) =>
    v.safeParse(sealingTermsSchema, { ...ours.terms, iterations }).success;
  expect([1, 599_999, 600_000, 1e12].map(accepts)).toEqual([false, false, true, false]);
});

test('the documented construction decrypts without our code', async () => {
  const sealed = await seal(key, bytes('Ask Ana.'), 'place');
  const salt = fromBase64(ours.terms.salt);
  const master = pbkdf2Sync('correct horse', salt, ours.terms.iterations, 32, 'sha256');
  const aes = Buffer.from(hkdfSync('sha256', master, '', 'tearsheet encryption v1', 32));
  const decipher = createDecipheriv('aes-256-gcm', aes, sealed.subarray(0, 12));
  decipher.setAAD(bytes('place'));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  expect(plain.toString()).toBe('Ask Ana.');
});
