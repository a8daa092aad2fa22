/** How many bytes are inspected to detect the encoding. */
const SNIFFED = 4096;

/**
 * Detects the encoding of a text by its byte order mark, or by the zero bytes of UTF-16 in markup
 * and digits; otherwise UTF-8 unless a byte contradicts that.
 */
function encodingOf(start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b] = start;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  const length = Math.min(start.length, SNIFFED);
  for (let index = 0; index < length; index += 1) {
    if (start[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > length / 8 && odd > even * 4) return 'utf-16le';
  if (even > length / 8 && even > odd * 4) return 'utf-16be';
  return 'utf-8';
}

/**
 * Decodes a stream of bytes, without its byte order mark: UTF-8, UTF-16, or Windows-1252 if the
 * first non-ASCII byte is not UTF-8. Later invalid UTF-8 becomes U+FFFD.
 */
export async function* decodeText(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let sawUtf8 = false;
  for await (const bytes of chunksOf(stream)) {
    decoder ??= strictDecoder(bytes);
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: true });
    } catch {
      // The invalid chunk is decoded again: a strict decoder that throws returns nothing of it.
      decoder = new TextDecoder(sawUtf8 ? 'utf-8' : 'windows-1252');
      text = decoder.decode(bytes, { stream: true });
    }
    sawUtf8 ||= hasWide(text);
    if (text !== '') yield text;
  }
  if (!decoder) return;
  try {
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch {
    yield '\uFFFD';
  }
}

function strictDecoder(start: Uint8Array): TextDecoder {
  const encoding = encodingOf(start);
  return new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
}

// eslint-disable-next-line no-control-regex
const hasWide = (text: string) => /[^\u0000-\u007f]/.test(text);

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Also if the consumer stops early: cancels the source.
    await reader.cancel().catch(() => undefined);
  }
}

/** The start of a file as text. @param characters the maximum length */
export async function startOf(
  stream: ReadableStream<Uint8Array>,
  characters: number,
): Promise<string> {
  let text = '';
  for await (const piece of decodeText(stream)) {
    text += piece;
    if (text.length >= characters) break;
  }
  return text.slice(0, characters);
}

/** A small file's whole text. @throws RangeError if it is longer than `limit` characters */
export async function wholeText(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<string> {
  let text = '';
  for await (const piece of decodeText(stream)) {
    text += piece;
    if (text.length > limit) throw new RangeError('too large');
  }
  return text;
}
