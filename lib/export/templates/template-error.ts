/** What can be wrong with a template. */
export type TemplateFault =
  | 'unclosed'
  | 'unexpected'
  | 'filter'
  | 'variable'
  | 'selector'
  | 'pattern'
  | 'tooDeep'
  | 'tooMuch';

/** A place in a template, both from 1; columns count UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a template, and where. */
export interface TemplateProblem extends Place {
  readonly fault: TemplateFault;
  /** The words of the template that it is about. */
  readonly words: string;
}

/** A template that cannot be read, or makes more than it may. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly fault: TemplateFault;
  readonly words: string;
  /** Where in the source, UTF-16 code units. */
  readonly at: number;

  constructor(fault: TemplateFault, words: string, at: number) {
    super(`${fault}: ${words}`);
    this.fault = fault;
    this.words = words;
    this.at = at;
  }

  /** The problem by line and column of the source that was read. */
  within(source: string): TemplateProblem {
    return { fault: this.fault, words: this.words, ...placeOf(source, this.at) };
  }
}

/** Line and column of a place in a text. */
export function placeOf(source: string, at: number): Place {
  const lines = source.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
