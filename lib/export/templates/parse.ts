import { pageSelectorOf } from '@/lib/clips/page-selectors';
import { MOST_SOURCE } from './bounds';
import type { Piece } from './lex';
import { piecesOf } from './lex';
import type { VariableUse } from './parse-expression';
import { ExpressionParser } from './parse-expression';
import type { Block, Branch } from './syntax';
import type { TemplateProblem } from './template-error';
import { placeOf, TemplateError } from './template-error';

/** The maximum nesting of conditions and loops. */
const MOST_DEPTH = 20;

/** The variable that loops define in addition to their own. */
const LOOP = 'loop';

/** A parsed template. */
export interface ParsedTemplate {
  readonly blocks: readonly Block[];
  /** The variables it uses, except those that it defines itself, with their positions. */
  readonly named: readonly VariableUse[];
}

type Tag = Exclude<Piece, { kind: 'text' }>;

class Parser {
  private next = 0;
  readonly named: VariableUse[] = [];
  readonly given = new Set<string>();
  private readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  /** Parses blocks up to a closing tag, which is returned with its remaining tokens. */
  blocks(depth: number, opened: Tag | null, ends: readonly string[]) {
    if (depth > MOST_DEPTH) throw new TemplateError('tooDeep', '{%', opened?.at ?? 0);
    const blocks: Block[] = [];
    for (let piece = this.pieces[this.next]; piece; piece = this.pieces[this.next]) {
      this.next += 1;
      if (piece.kind === 'text') {
        if (piece.text !== '') blocks.push(piece);
        continue;
      }
      const reader = new ExpressionParser(piece.tokens, this.named);
      if (piece.kind === 'output') {
        blocks.push({ kind: 'output', value: reader.expression() });
        reader.end();
        continue;
      }
      const { at, words } = reader.token;
      const name = reader.takeName();
      if (ends.includes(name)) return { blocks, end: name, reader };
      const block = this.tag(name, reader, { piece, depth });
      if (!block) throw new TemplateError('unexpected', words, at);
      blocks.push(block);
    }
    if (opened) throw new TemplateError('unclosed', `{% ${ends.at(-1)?.slice(3) ?? ''}`, opened.at);
    return { blocks, end: '', reader: new ExpressionParser([], this.named) };
  }

  private tag(
    name: string,
    reader: ExpressionParser,
    { piece, depth }: { readonly piece: Tag; readonly depth: number },
  ): Block | null {
    if (name === 'if') return this.condition(reader, piece, depth);
    if (name === 'for') return this.loop(reader, piece, depth);
    if (name !== 'set') return null;
    const variable = reader.takeName();
    reader.expect('=');
    const value = reader.expression();
    reader.end();
    this.given.add(variable);
    return { kind: 'set', name: variable, value };
  }

  private condition(first: ExpressionParser, piece: Tag, depth: number): Block {
    const branches: Branch[] = [];
    let reader = first;
    for (;;) {
      const when = reader.expression();
      reader.end();
      const part = this.blocks(depth + 1, piece, ['elif', 'elseif', 'else', 'endif']);
      branches.push({ when, body: part.blocks });
      ({ reader } = part);
      if (part.end === 'endif') {
        reader.end();
        return { kind: 'if', branches, otherwise: [] };
      }
      if (part.end !== 'else' || reader.takes('if')) continue;
      reader.end();
      const last = this.blocks(depth + 1, piece, ['endif']);
      last.reader.end();
      return { kind: 'if', branches, otherwise: last.blocks };
    }
  }

  private loop(reader: ExpressionParser, piece: Tag, depth: number): Block {
    const name = reader.takeName();
    reader.expect('in');
    const list = reader.expression();
    reader.end();
    this.given.add(name).add(LOOP);
    const part = this.blocks(depth + 1, piece, ['endfor']);
    part.reader.end();
    return { kind: 'for', name, list, body: part.blocks, at: piece.at };
  }
}

/** Parses a template. @throws {TemplateError} if it is invalid */
export function parseTemplateText(source: string): ParsedTemplate {
  if (source.length > MOST_SOURCE) throw new TemplateError('tooMuch', '', MOST_SOURCE);
  const parser = new Parser(piecesOf(source));
  const { blocks } = parser.blocks(0, null, []);
  return { blocks, named: parser.named.filter(({ name }) => !parser.given.has(name)) };
}

/** Lists the problems of a template: its syntax error, or the unknown variables it uses. */
export function problemsOf(
  source: string,
  isVariable: (name: string) => boolean,
): TemplateProblem[] {
  try {
    return parseTemplateText(source)
      .named.filter(({ name }) => !isVariable(name))
      .map(({ name, at }) => {
        const fault = pageSelectorOf(name) ? 'selector' : 'variable';
        return { fault, words: name, ...placeOf(source, at) };
      });
  } catch (error) {
    if (error instanceof TemplateError) return [error.within(source)];
    throw error;
  }
}
