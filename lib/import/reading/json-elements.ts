/** An element of an array that is the JSON text, or a top-level field of it. */
export interface JsonElement {
  readonly json: string;
  /** The field with the array; `null` if the array is the whole text. */
  readonly field: string | null;
}

/** Thrown if the text is truncated or invalid; everything before is good. */
export class BrokenJson extends Error {
  override readonly name = 'BrokenJson';
}

/** The result of a scan: an element, or a top-level field that is not an array. */
export type JsonPart = JsonElement | { readonly name: string; readonly value: string };

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 0x5b;

/**
 * Splits a streamed JSON text into the elements of its arrays, each for `JSON.parse`, so that a
 * file of any size is read with one element in memory.
 * @throws BrokenJson at the end, if brackets are left open
 */
export async function* jsonElements(pieces: AsyncIterable<string>): AsyncGenerator<JsonPart> {
  const scan = new Scanner();
  for await (const piece of pieces) yield* scan.read(piece);
  scan.end();
}

/** The scanner's state between chunks: depth, whether in a string, current field. */
class Scanner {
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** Whether the top level is an object; `null` before it begins. */
  private object: boolean | null = null;
  /** Whether an array in a top-level field is open. */
  private listing = false;
  private field: string | null = null;
  private key = '';
  private expectsKey = false;
  /** The part of the current value read so far. */
  private held = '';

  *read(piece: string): Generator<JsonPart> {
    let from = 0;
    let at = 0;
    const take = (to: number) => {
      const text = this.held + piece.slice(from, to);
      this.held = '';
      from = to + 1;
      return text.trim();
    };
    while (at < piece.length) {
      if (this.inString) {
        at = this.endOfString(piece, at);
        continue;
      }
      const code = piece.charCodeAt(at);
      if (code === QUOTE) {
        this.inString = true;
      } else if (OPEN.has(code)) {
        this.depth += 1;
        const array = code === OPEN_ARRAY;
        if (this.depth === 1) {
          this.object = !array;
          this.expectsKey = !array;
          this.listing = array;
          take(at);
        } else if (this.depth === 2 && this.object === true && array && !this.expectsKey) {
          this.listing = true;
          take(at);
        }
      } else if (CLOSE.has(code)) {
        if (this.atSeparator()) yield* this.value(take(at));
        this.depth -= 1;
        if (this.listing && this.depth < this.listDepth()) {
          this.listing = false;
          this.field = null;
          from = at + 1;
        }
        if (this.depth === 0) {
          this.held = '';
          return;
        }
      } else if (code === COMMA && this.atSeparator()) {
        yield* this.value(take(at));
        if (!this.listing) this.expectsKey = true;
      } else if (code === COLON && this.depth === 1 && this.object === true && this.expectsKey) {
        this.key = parseKey(take(at));
        this.field = this.key;
        this.expectsKey = false;
      }
      at += 1;
    }
    if (from < piece.length) this.held += piece.slice(from);
  }

  /** @throws BrokenJson if the text ended early */
  end(): void {
    if (this.object === null || this.depth !== 0) {
      throw new BrokenJson(this.held.trim().slice(0, 200));
    }
  }

  /** The depth of the open list's elements. */
  private listDepth(): number {
    return this.object === true ? 2 : 1;
  }

  /** Whether a comma or bracket here ends a list element, or a top-level field. */
  private atSeparator(): boolean {
    if (this.listing) return this.depth === this.listDepth();
    return this.depth === 1;
  }

  private *value(json: string): Generator<JsonPart> {
    if (json === '') return;
    if (this.listing) yield { json, field: this.field };
    else if (this.field !== null) yield { name: this.field, value: json };
  }

  private endOfString(piece: string, start: number): number {
    let at = start;
    if (this.escaped) {
      this.escaped = false;
      at += 1;
    }
    while (at < piece.length) {
      const code = piece.charCodeAt(at);
      if (code === QUOTE) {
        this.inString = false;
        return at + 1;
      }
      if (code === BACKSLASH) {
        if (at + 1 >= piece.length) {
          this.escaped = true;
          return piece.length;
        }
        at += 1;
      }
      at += 1;
    }
    return piece.length;
  }
}

function parseKey(text: string): string {
  try {
    const key: unknown = JSON.parse(text);
    return typeof key === 'string' ? key : '';
  } catch {
    return '';
  }
}
