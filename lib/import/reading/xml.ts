import { Parser } from 'htmlparser2';

/** An element of an XML file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it. */
  readonly text: string;
}

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

/** Deeper and larger than any record of references or notes. */
const DEEPEST = 200;
const LONGEST = 30_000_000;

/** Thrown for an implausibly large record. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Collects the records of a file from a stream of tags; nothing outside them is kept. */
class Records {
  readonly ready: XmlElement[] = [];
  private readonly isRecord: (name: string, depth: number) => boolean;
  private readonly leftOut: ReadonlySet<string>;
  private readonly open: Growing[] = [];
  private depth = 0;
  private skipping = 0;
  private size = 0;

  constructor(isRecord: Records['isRecord'], leftOut: ReadonlySet<string>) {
    this.isRecord = isRecord;
    this.leftOut = leftOut;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (this.skipping > 0 || this.leftOut.has(name) || this.open.length > DEEPEST) {
      this.skipping += 1;
      return;
    }
    const parent = this.open.at(-1);
    if (!parent && !this.isRecord(name, this.depth)) return;
    const element: Growing = { name, attributes, children: [], text: '' };
    parent?.children.push(element);
    this.open.push(element);
  }

  ontext(piece: string): void {
    const element = this.open.at(-1);
    if (!element || this.skipping > 0) return;
    this.size += piece.length;
    if (this.size > LONGEST) throw new TooLarge('A record of this file is too large');
    element.text += piece;
  }

  onclosetag(): void {
    this.depth -= 1;
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    const element = this.open.pop();
    if (!element || this.open.length > 0) return;
    this.ready.push(element);
    this.size = 0;
  }
}

/**
 * Streams the records of an XML file. Entities declared in the file are ignored, to prevent entity
 * expansion attacks.
 * @param isRecord whether an element outside any record is one; the root has depth 1
 * @param leftOut elements that are skipped with all their content
 */
export async function* xmlRecords(
  pieces: AsyncIterable<string>,
  isRecord: (name: string, depth: number) => boolean,
  leftOut: readonly string[] = [],
): AsyncGenerator<XmlElement> {
  const records = new Records(isRecord, new Set(leftOut));
  const parser = new Parser(
    {
      onopentag: (name, attributes) => records.onopentag(name, attributes),
      ontext: (piece) => records.ontext(piece),
      onclosetag: () => records.onclosetag(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; from += 65_536) {
      parser.write(piece.slice(from, from + 65_536));
      yield* records.ready.splice(0);
    }
  }
  parser.end();
  yield* records.ready.splice(0);
}

/** The first element along a path of names; `undefined` if there is none. */
export function at(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (from, name) => from?.children.find((child) => child.name === name),
    element,
  );
}

/** All child elements with a name. */
export const all = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The text of an element and its descendants; `null` if it is empty. */
export function deepText(element: XmlElement | undefined): string | null {
  const text = element ? textIn(element).trim() : '';
  return text === '' ? null : text;
}

const textIn = ({ text, children }: XmlElement): string => text + children.map(textIn).join('');
