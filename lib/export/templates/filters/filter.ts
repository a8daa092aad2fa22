import type { Value } from '../value';

/** Transforms a value. Arguments are text as written in the template: `"a":"b"`, `1,3`. */
export type Filter = (value: Value, args: readonly string[]) => Value;
