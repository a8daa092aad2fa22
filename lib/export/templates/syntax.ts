import type { Filter } from './filters';
import type { Value } from './value';

/** An expression: anything that has a value. */
export type Expression =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'field'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'filtered';
      readonly of: Expression;
      readonly filter: Filter;
      readonly name: string;
      readonly args: readonly string[];
      /** The filter's position in the source. */
      readonly at: number;
    }
  | {
      /** Maps each item of a list, which is called `name` in the body. */
      readonly kind: 'map';
      readonly of: Expression;
      readonly name: string;
      readonly body: Expression;
      readonly at: number;
    }
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [string, Expression])[] }
  /** A text with placeholders, `${item.name}`. */
  | { readonly kind: 'filled'; readonly text: string };

export type Operator = 'and' | 'or' | '??' | '==' | '!=' | '<' | '>' | '<=' | '>=' | 'contains';

/** A condition and its branch. */
export interface Branch {
  readonly when: Expression;
  readonly body: readonly Block[];
}

/** A part of a template. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly value: Expression }
  | {
      readonly kind: 'if';
      readonly branches: readonly Branch[];
      readonly otherwise: readonly Block[];
    }
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly list: Expression;
      readonly body: readonly Block[];
      readonly at: number;
    }
  | { readonly kind: 'set'; readonly name: string; readonly value: Expression };
