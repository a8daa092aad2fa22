/** The first bytes that tell an encoding. */
const SNIFFED = 4096;

/**
 * The encoding of a text by its byte order mark, or by the zeros that UTF-16 has in most scripts'
 * markup and digits; else UTF-8 until a byte says otherwise.
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
 * A stream of bytes as text, without its byte order mark: UTF-8, UTF-16, or Windows-1252 where the
 * first byte beyond ASCII is no UTF-8. Where UTF-8 breaks later, what is broken becomes U+FFFD.
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
      // The broken piece is decoded anew: a strict decoder that has thrown gives nothing of it.
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
    // Also where the consumer has had enough: the source then stops.
    await reader.cancel().catch(() => undefined);
  }
}

/** The beginning of a file as text. @param characters at most so many */
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

/** A small file's whole text. @throws RangeError where it is longer than `limit` characters */
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
