/** The kinds of problems in a template. */
export type TemplateFault =
  | 'unclosed'
  | 'unexpected'
  | 'filter'
  | 'variable'
  | 'selector'
  | 'pattern'
  | 'tooDeep'
  | 'tooMuch';

/** A position in a template, line and column from 1; columns count UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A problem in a template, and its position. */
export interface TemplateProblem extends Place {
  readonly fault: TemplateFault;
  /** The affected text of the template. */
  readonly words: string;
}

/** Thrown for a template that is invalid, or produces too much. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly fault: TemplateFault;
  readonly words: string;
  /** The index in the source, in UTF-16 code units. */
  readonly at: number;

  constructor(fault: TemplateFault, words: string, at: number) {
    super(`${fault}: ${words}`);
    this.fault = fault;
    this.words = words;
    this.at = at;
  }

  /** The problem with line and column in the source. */
  within(source: string): TemplateProblem {
    return { fault: this.fault, words: this.words, ...placeOf(source, this.at) };
  }
}

/** The line and column of an index in a text. */
export function placeOf(source: string, at: number): Place {
  const lines = source.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
