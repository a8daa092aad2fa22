import { fillPlaceholders, valueAt } from './fill';
import { parseTemplateText } from './parse';
import type { Block, Expression, Operator } from './syntax';
import { TemplateError } from './template-error';
import type { Value } from './value';
import { fieldOf, isList, isTrue, MOST_LETTERS, sizeOf, textOf, TooLarge } from './value';

/** A template's variables; each is only evaluated if it is used. */
export type Variables = Readonly<Record<string, () => Value>>;

/** The maximum number of iterations in one template, over all loops. */
const MOST_ROUNDS = 10_000;

/** How much filters may read and write in one template, in UTF-16 code units. */
const MOST_WORK = 50_000_000;

const isBelow = (left: Value, right: Value) =>
  typeof left === 'number' || typeof right === 'number'
    ? Number(textOf(left)) < Number(textOf(right))
    : textOf(left) < textOf(right);

const isSame = (left: Value, right: Value) => textOf(left) === textOf(right);

const holds = (left: Value, right: Value) =>
  isList(left)
    ? left.some((item) => isSame(item, right))
    : textOf(left).toLowerCase().includes(textOf(right).toLowerCase());

type Comparison = Exclude<Operator, 'and' | 'or' | '??'>;

const COMPARISONS: Readonly<Record<Comparison, (left: Value, right: Value) => boolean>> = {
  '==': isSame,
  '!=': (left, right) => !isSame(left, right),
  '<': isBelow,
  '>': (left, right) => isBelow(right, left),
  '<=': (left, right) => isSame(left, right) || isBelow(left, right),
  '>=': (left, right) => isSame(left, right) || isBelow(right, left),
  contains: holds,
};

class Evaluator {
  private readonly set = new Map<string, Value>();
  private readonly output: string[] = [];
  private letters = 0;
  private rounds = 0;
  private work = 0;

  private readonly variables: Variables;

  constructor(variables: Variables) {
    this.variables = variables;
  }

  run(blocks: readonly Block[]): string {
    for (const block of blocks) this.block(block);
    return this.output.join('');
  }

  private block(block: Block): void {
    if (block.kind === 'text') this.write(block.text);
    else if (block.kind === 'output') this.write(textOf(this.value(block.value)));
    else if (block.kind === 'set') this.set.set(block.name, this.value(block.value));
    else if (block.kind === 'for') this.loop(block);
    else {
      const branch = block.branches.find(({ when }) => isTrue(this.value(when)));
      for (const each of branch?.body ?? block.otherwise) this.block(each);
    }
  }

  private write(text: string): void {
    this.letters += text.length;
    if (this.letters > MOST_LETTERS) throw new TooLarge();
    this.output.push(text);
  }

  private loop({ name, list, body, at }: Extract<Block, { kind: 'for' }>): void {
    const value = this.value(list);
    const items = isList(value) ? value : isTrue(value) ? [value] : [];
    const outer = [name, 'loop'].map((each) => [each, this.set.get(each)] as const);
    for (const [index, item] of items.entries()) {
      this.rounds += 1;
      if (this.rounds > MOST_ROUNDS) throw new TemplateError('tooMuch', '{% for', at);
      this.set.set(name, item);
      const [isFirst, isLast] = [index === 0, index === items.length - 1];
      this.set.set('loop', { index: index + 1, first: isFirst, last: isLast });
      for (const each of body) this.block(each);
    }
    for (const [each, before] of outer) {
      if (before === undefined) this.set.delete(each);
      else this.set.set(each, before);
    }
  }

  value(expression: Expression): Value {
    if (expression.kind === 'value') return expression.value;
    if (expression.kind === 'variable') return this.variable(expression.name);
    if (expression.kind === 'not') return !isTrue(this.value(expression.of));
    if (expression.kind === 'field') {
      return fieldOf(this.value(expression.of), textOf(this.value(expression.key)));
    }
    if (expression.kind === 'binary') return this.binary(expression);
    if (expression.kind === 'map') return this.mapped(expression);
    if (expression.kind === 'fields') {
      return Object.fromEntries(expression.fields.map(([key, of]) => [key, this.value(of)]));
    }
    if (expression.kind === 'filled') {
      const made = fillPlaceholders(expression.text, ([name = '', ...path]) =>
        textOf(valueAt(this.variable(name), path)),
      );
      this.spend(made.length);
      return made;
    }
    return this.filtered(expression);
  }

  /** Maps each item of a list, which has the given name in the body. */
  private mapped({ of, name, body, at }: Extract<Expression, { kind: 'map' }>): Value {
    const value = this.value(of);
    const items = isList(value) ? value : isTrue(value) ? [value] : [];
    const before = this.set.get(name);
    const made = items.map((item) => {
      this.rounds += 1;
      if (this.rounds > MOST_ROUNDS) throw new TemplateError('tooMuch', 'map', at);
      this.set.set(name, item);
      const result = this.value(body);
      this.spend(sizeOf(result));
      return result;
    });
    if (before === undefined) this.set.delete(name);
    else this.set.set(name, before);
    return made;
  }

  private variable(name: string): Value {
    const own = this.set.get(name);
    if (own !== undefined) return own;
    return Object.hasOwn(this.variables, name) ? (this.variables[name]?.() ?? null) : null;
  }

  private binary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): Value {
    const first = this.value(left);
    if (operator === 'and') return isTrue(first) ? this.value(right) : first;
    if (operator === 'or') return isTrue(first) ? first : this.value(right);
    if (operator === '??') return first === null ? this.value(right) : first;
    const second = this.value(right);
    this.spend(sizeOf(first) + sizeOf(second));
    return COMPARISONS[operator](first, second);
  }

  private filtered({ of, filter, name, args, at }: Extract<Expression, { kind: 'filtered' }>) {
    const value = this.value(of);
    try {
      this.spend(sizeOf(value));
      const made = filter(value, args);
      this.spend(sizeOf(made));
      return made;
    } catch (error) {
      if (error instanceof TooLarge) throw new TemplateError('tooMuch', name, at);
      throw error;
    }
  }

  private spend(work: number): void {
    this.work += work;
    if (this.work > MOST_WORK) throw new TooLarge();
  }
}

/** Runs work that may exceed limits, and reports that at the template's beginning. */
function bounded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooLarge) throw new TemplateError('tooMuch', '', 0);
    throw error;
  }
}

/**
 * Renders a template with variables. Nothing in it is executed as code, and it terminates: source,
 * depth, iterations, filters' work and output are limited.
 * @throws {TemplateError}
 */
export function render(source: string, variables: Variables): string {
  const { blocks } = parseTemplateText(source);
  return bounded(() => new Evaluator(variables).run(blocks));
}

/**
 * Like `render`, but a template that is a single `{{…}}` returns its value: a list stays a list.
 * @throws {TemplateError}
 */
export function renderValue(source: string, variables: Variables): Value {
  const { blocks } = parseTemplateText(source);
  const [only, ...others] = blocks;
  const evaluator = new Evaluator(variables);
  return bounded(() =>
    only?.kind === 'output' && others.length === 0
      ? evaluator.value(only.value)
      : evaluator.run(blocks),
  );
}
