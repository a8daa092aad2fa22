import type { Block } from './blocks';
import { BULLET, NUMBERED } from './blocks';
import type { WordUse } from './hyphens';
import type { Inline } from './inline';
import { inlineOf, inlineText, withoutStart } from './inline';
import { NOTE_MARK } from './notes';

/** A footnote, with the number that its references lead to. */
interface Note {
  readonly number: number;
  readonly label: string;
  readonly page: number;
  readonly parts: readonly Inline[];
}

/** How many pages after a note's its reference is searched on: notes may run over. */
const NEAR = 1;

/**
 * Converts a document's blocks to HTML, not yet sanitised: headings begin at `h2`, since the title
 * is the clip's; the start of each page is an `a` with the id `page-…`; footnotes are at the end.
 */
export function htmlOf(blocks: readonly Block[], use: WordUse): string {
  const writer = new Writer(notesOf(blocks, use));
  let page = 0;
  for (const block of blocks) {
    if (block.kind === 'note') continue;
    const parts = inlineOf(block, page, use);
    page = Math.max(page, ...block.lines.map((each) => each.page));
    writer.add(block, parts);
  }
  return writer.end();
}

function notesOf(blocks: readonly Block[], use: WordUse): readonly Note[] {
  return blocks
    .filter(({ kind }) => kind === 'note')
    .flatMap(({ lines, kind }, index) => {
      const page = lines[0]?.page ?? 0;
      const parts = inlineOf({ kind, lines }, Infinity, use);
      const whole = parts.map((part) => ('text' in part ? part.text : '')).join('');
      const [mark = '', label = ''] = NOTE_MARK.exec(whole) ?? [];
      return [{ number: index + 1, label, page, parts: withoutStart(parts, mark.length) }];
    });
}

/** Writes blocks in sequence, with lists around items. */
class Writer {
  readonly #html: string[] = [];
  readonly #marked = new Set<number>();
  readonly #notes: readonly Note[];
  #list: 'ul' | 'ol' | null = null;
  #page = 1;

  constructor(notes: readonly Note[]) {
    this.#notes = notes;
  }

  add(block: Block, parts: readonly Inline[]): void {
    const text = inlineText(parts);
    const list = block.kind === 'bullet' ? 'ul' : block.kind === 'numbered' ? 'ol' : null;
    if (list !== this.#list) {
      if (this.#list) this.#html.push(`</${this.#list}>`);
      const number = list === 'ol' ? Number(NUMBERED.exec(text)?.[1] ?? 1) : 1;
      if (list) this.#html.push(number > 1 ? `<${list} start="${number}">` : `<${list}>`);
      this.#list = list;
    }
    const mark = list === 'ul' ? BULLET : NUMBERED;
    const start = list ? (mark.exec(textFrom(parts))?.[0].length ?? 0) : 0;
    const inner = this.#inline(withoutStart(parts, start));
    const name = list ? 'li' : block.kind === 'heading' ? `h${(block.level ?? 1) + 1}` : 'p';
    this.#html.push(`<${name}>${inner}</${name}>`);
  }

  end(): string {
    if (this.#list) this.#html.push(`</${this.#list}>`);
    const notes = this.#notes.map((note) => this.#note(note));
    if (notes.length > 0) this.#html.push(`<section>${notes.join('')}</section>`);
    return this.#html.join('\n');
  }

  #note({ number, parts }: Note): string {
    const text = this.#inline(parts);
    const back = `<a href="#fnref:${number}">[${number}]</a>`;
    return `<p id="fn:${number}">${this.#marked.has(number) ? back : `[${number}]`} ${text}</p>`;
  }

  #inline(parts: readonly Inline[]): string {
    return parts
      .map((part) => {
        if ('page' in part) {
          this.#page = part.page;
          return `<a id="page-${part.page}"></a>`;
        }
        return part.raised ? this.#raised(part.text) : escaped(part.text);
      })
      .join('')
      .trim();
  }

  #raised(text: string): string {
    const label = text.trim();
    const note = this.#notes.find(
      (each) => each.label === label && each.page >= this.#page && each.page <= this.#page + NEAR,
    );
    if (!note || label === '') return `<sup>${escaped(label)}</sup>`;
    const id = this.#marked.has(note.number) ? '' : ` id="fnref:${note.number}"`;
    this.#marked.add(note.number);
    const space = text.endsWith(' ') ? ' ' : '';
    return `<sup><a href="#fn:${note.number}"${id}>[${note.number}]</a></sup>${space}`;
  }
}

const textFrom = (parts: readonly Inline[]): string =>
  parts.map((part) => ('text' in part ? part.text : '')).join('');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
