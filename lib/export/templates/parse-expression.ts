import { FILTERS } from './filters';
import type { Token } from './lex';
import type { Expression, Operator } from './syntax';
import { TemplateError } from './template-error';

/** A variable used in a template, and its position. */
export interface VariableUse {
  readonly name: string;
  readonly at: number;
}

const CONSTANTS: Readonly<Record<string, boolean | null>> = {
  true: true,
  false: false,
  null: null,
};

const OR: Readonly<Record<string, Operator>> = { or: 'or', '||': 'or', '??': '??' };
const AND: Readonly<Record<string, Operator>> = { and: 'and', '&&': 'and' };
const COMPARISON: Readonly<Record<string, Operator>> = {
  '==': '==',
  '!=': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  contains: 'contains',
};

const MAP = 'map';

/**
 * A regular expression in Obsidian Web Clipper's filters: `/a+/g`. A hostile one would never
 * terminate.
 */
const PATTERN = /^\/.+\/[a-z]*$/s;

/** Parses the tokens of one `{{…}}` or `{%…%}`, and records the variables used. */
export class ExpressionParser {
  private next = 0;
  private readonly tokens: readonly Token[];
  private readonly named: VariableUse[];

  constructor(tokens: readonly Token[], named: VariableUse[]) {
    this.tokens = tokens;
    this.named = named;
  }

  /** The next token. */
  get token(): Token {
    return this.tokens[this.next] ?? { kind: 'end', words: '', at: 0 };
  }

  /** Consumes the next token if it is the given operator or word. */
  takes(words: string): boolean {
    const isIt = this.token.words === words && this.token.kind !== 'text';
    if (isIt && this.token.kind !== 'end') this.next += 1;
    return isIt;
  }

  /** Consumes a name. @throws {TemplateError} if there is none */
  takeName(): string {
    const { kind, words } = this.token;
    if (kind !== 'word') this.refuse();
    this.next += 1;
    return words;
  }

  /** Consumes a required token. @throws {TemplateError} */
  expect(words: string): void {
    if (!this.takes(words)) this.refuse();
  }

  /** @throws {TemplateError} if there are tokens left */
  end(): void {
    if (this.token.kind !== 'end') this.refuse();
  }

  private refuse(): never {
    throw new TemplateError('unexpected', this.token.words, this.token.at);
  }

  /** Parses an expression. @throws {TemplateError} */
  expression(): Expression {
    return this.chain(OR, () => this.chain(AND, () => this.negated()));
  }

  private chain(operators: Readonly<Record<string, Operator>>, part: () => Expression): Expression {
    let left = part();
    for (let operator = this.operator(operators); operator; operator = this.operator(operators)) {
      left = { kind: 'binary', operator, left, right: part() };
    }
    return left;
  }

  private operator(operators: Readonly<Record<string, Operator>>): Operator | undefined {
    const { kind, words } = this.token;
    if ((kind !== 'sign' && kind !== 'word') || !Object.hasOwn(operators, words)) return undefined;
    this.next += 1;
    return operators[words];
  }

  private negated(): Expression {
    if (this.takes('not') || this.takes('!')) return { kind: 'not', of: this.negated() };
    const left = this.filtered();
    const operator = this.operator(COMPARISON);
    return operator ? { kind: 'binary', operator, left, right: this.filtered() } : left;
  }

  private filtered(): Expression {
    let of = this.primary();
    while (this.takes('|')) {
      const { at } = this.token;
      const name = this.takeName();
      if (name === MAP) {
        of = this.map(of, at);
        continue;
      }
      const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
      if (!filter) throw new TemplateError('filter', name, at);
      of = { kind: 'filtered', of, filter, name, args: this.takes(':') ? this.args() : [], at };
    }
    return of;
  }

  /** Parses `map:item => item.name`, `map:item => ({a: item.b})`, `map:item => "of ${item.c}"`. */
  private map(of: Expression, at: number): Expression {
    this.expect(':');
    const name = this.takeName();
    this.expect('=>');
    const before = this.named.length;
    const body = this.mapped();
    // Its own parameter is not a variable of the clip.
    const others = this.named.splice(before).filter((each) => each.name !== name);
    this.named.push(...others);
    return { kind: 'map', of, name, body, at };
  }

  private mapped(): Expression {
    const inParentheses = this.takes('(');
    const body = this.takes('{') ? this.object() : this.primary();
    if (inParentheses) this.expect(')');
    return body.kind === 'value' && typeof body.value === 'string'
      ? { kind: 'filled', text: body.value }
      : body;
  }

  private object(): Expression {
    const fields: (readonly [string, Expression])[] = [];
    do {
      const { kind, words } = this.token;
      if (kind !== 'word' && kind !== 'text') this.refuse();
      this.next += 1;
      this.expect(':');
      const value = this.mapped();
      fields.push([words, value]);
    } while (this.takes(','));
    this.expect('}');
    return { kind: 'fields', fields };
  }

  /** Parses arguments after the colon: `"a":"b"`, `1,3`, `("a":"b","c":"d")`. */
  private args(): string[] {
    const inParentheses = this.takes('(');
    const args = [this.arg()];
    while (this.takes(',') || this.takes(':')) args.push(this.arg());
    if (inParentheses) this.expect(')');
    return args;
  }

  private arg(): string {
    const sign = this.takes('-') ? '-' : '';
    const { kind, words, at } = this.token;
    if (kind === 'sign' || kind === 'end') this.refuse();
    if (kind === 'text' && PATTERN.test(words)) throw new TemplateError('pattern', words, at);
    this.next += 1;
    return sign + words;
  }

  private primary(): Expression {
    if (this.takes('(')) {
      const inner = this.expression();
      this.expect(')');
      return this.fields(inner);
    }
    const isNegative = this.takes('-');
    const { kind, words, at } = this.token;
    if (kind === 'sign' || kind === 'end' || (isNegative && kind !== 'number')) this.refuse();
    this.next += 1;
    if (kind === 'number') {
      return { kind: 'value', value: isNegative ? -Number(words) : Number(words) };
    }
    if (kind === 'text') return { kind: 'value', value: words };
    if (Object.hasOwn(CONSTANTS, words)) return { kind: 'value', value: CONSTANTS[words] ?? null };
    this.named.push({ name: words, at });
    return this.fields({ kind: 'variable', name: words });
  }

  private fields(of: Expression): Expression {
    let whole = of;
    for (;;) {
      if (this.takes('.')) {
        whole = { kind: 'field', of: whole, key: { kind: 'value', value: this.takeName() } };
      } else if (this.takes('[')) {
        whole = { kind: 'field', of: whole, key: this.expression() };
        this.expect(']');
      } else return whole;
    }
  }
}
