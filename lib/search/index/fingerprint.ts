import { FIELDS } from '../query/ast';
import type { Subject } from '../subject';

/**
 * Two 32-bit hashes of a text (FNV-1a with different offsets): not collision-resistant against
 * adversaries.
 */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/**
 * A fingerprint that changes if a clip's words do, so that archiving a thousand clips does not
 * reindex a thousand texts. The text itself is represented by its revision and length.
 */
export function fingerprintOf({ fields }: Subject, revision: string | null): string {
  const parts = FIELDS.map((field) =>
    field === 'text' ? String(fields.text.length) : fields[field],
  );
  return hash([...parts, revision ?? ''].join('\u0000'));
}
