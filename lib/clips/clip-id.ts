/**
 * Computes the SHA-256 of a text's UTF-8 bytes. Injected, so that the domain is
 * platform-independent.
 */
export type Digest = (text: string) => Promise<Uint8Array>;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ID_BYTES = 12;

/** Encodes bytes as base64url without padding (RFC 4648, section 5), the form of ids. */
export function idFromBytes(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3);
    const digits = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    const used = Math.min(4, bytes.length - index + 1);
    text += digits
      .slice(0, used)
      .map((digit) => ALPHABET[digit])
      .join('');
  }
  return text;
}

/** Decodes an id to bytes. */
export function idToBytes(id: string): Uint8Array {
  const bytes: number[] = [];
  let held = 0;
  let count = 0;
  for (const digit of id) {
    held = ((held << 6) | Math.max(0, ALPHABET.indexOf(digit))) & 0xfff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((held >>> count) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

async function shortHash(text: string, digest: Digest): Promise<string> {
  return idFromBytes((await digest(text)).subarray(0, ID_BYTES));
}

/**
 * Computes a clip's id, the same on every device: 96 bits of the SHA-256 of its canonical URL. The
 * scheme counts as https, so that a site's move from http does not split its clips.
 */
export function clipId(canonicalUrl: string, digest: Digest): Promise<string> {
  return shortHash(canonicalUrl.replace(/^http:/, 'https:'), digest);
}

/**
 * Computes the id of a highlight imported as text only, the same wherever and however often it is
 * imported: 96 bits of the SHA-256 of its clip's id and its text, with white space folded.
 */
export function highlightId(clip: string, quote: string, digest: Digest): Promise<string> {
  return shortHash(`${clip} ${quote.replaceAll(/\s+/g, ' ').trim()}`, digest);
}

/**
 * Computes a revision's id: 96 bits of the SHA-256 of its HTML, so that the same capture is one
 * revision.
 */
export function revisionId(html: string, digest: Digest): Promise<string> {
  return shortHash(html, digest);
}
