import { strToU8, Zip, ZipDeflate } from 'fflate';
import Papa from 'papaparse';
import type { FailedRow, RawRow } from './item';

/** A file of failed rows to repair and import again. */
export interface RepairFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Text is moved to blobs in pieces of this many characters, so that it is off the heap. */
const PIECE = 500_000;
const MOST_FILES = 10_000;
/** The most characters of all rows kept for repair: far more than anyone repairs. */
const MOST_TEXT = 500_000_000;

/** A repair file under construction. */
class Growing {
  private readonly parts: Blob[] = [];
  private text: string;
  private readonly separator: string;
  private rows = 0;

  constructor(head: string, separator: string) {
    this.text = head;
    this.separator = separator;
  }

  add(row: string): void {
    this.text += (this.rows === 0 ? '' : this.separator) + row;
    this.rows += 1;
    if (this.text.length < PIECE) return;
    this.parts.push(new Blob([this.text]));
    this.text = '';
  }

  end(tail: string): Blob {
    return new Blob([...this.parts, this.text, tail]);
  }
}

/** A zip under construction: its contents are off the heap. */
class GrowingZip {
  count = 0;
  private readonly parts: Blob[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.parts.push(new Blob([new Uint8Array(chunk)]));
  });

  add(name: string, text: string): void {
    this.count += 1;
    const file = new ZipDeflate(`${this.count}-${name}`);
    this.zip.add(file);
    file.push(strToU8(text), true);
  }

  end(): Blob {
    this.zip.end();
    return new Blob(this.parts);
  }
}

/**
 * Collects failed rows in files of their original format, so that they can be repaired and imported
 * again: tables with their header, JSON in its wrapping, files as they were.
 */
export class Repairs {
  private readonly texts = new Map<
    string,
    { readonly extension: string; readonly tail: string; readonly growing: Growing }
  >();
  private readonly files = new GrowingZip();
  private length = 0;

  /** Adds the source of a failed row. */
  add({ raw }: FailedRow): void {
    if (raw === null) return;
    if (raw.kind === 'file') {
      if (this.files.count >= MOST_FILES || !this.hasRoomFor(raw.text)) return;
      this.files.add(raw.name.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-'), raw.text);
      return;
    }
    const form = formOf(raw);
    if (!this.hasRoomFor(form.row)) return;
    let file = this.texts.get(form.key);
    if (!file) {
      file = { ...form, growing: new Growing(form.head, form.separator) };
      this.texts.set(form.key, file);
    }
    file.growing.add(form.row);
  }

  /** Returns the finished files. @param day for their names */
  end(day: string): RepairFile[] {
    const texts = Array.from(this.texts.values(), ({ extension, tail, growing }, index) => ({
      name: `tearsheet-to-repair-${day}${index === 0 ? '' : `-${index + 1}`}.${extension}`,
      blob: growing.end(tail),
    }));
    if (this.files.count === 0) return texts;
    return [...texts, { name: `tearsheet-to-repair-${day}.zip`, blob: this.files.end() }];
  }

  private hasRoomFor(text: string): boolean {
    if (this.length + text.length > MOST_TEXT) return false;
    this.length += text.length;
    return true;
  }
}

function formOf(raw: Exclude<RawRow, { kind: 'file' }>) {
  switch (raw.kind) {
    case 'csv': {
      const header = Papa.unparse([[...raw.header]]);
      const row = typeof raw.fields === 'string' ? raw.fields : Papa.unparse([[...raw.fields]]);
      const key = `csv ${header}`;
      return { key, extension: 'csv', head: `${header}\r\n`, separator: '\r\n', tail: '\r\n', row };
    }
    case 'json': {
      const { head, tail, json } = raw;
      const key = `json ${head}`;
      return { key, extension: 'json', head, separator: ',\n', tail, row: json };
    }
    case 'text': {
      const { extension, text } = raw;
      const key = `text ${extension}`;
      return { key, extension, head: '', separator: '\n', tail: '\n', row: text };
    }
  }
}
