import type { Value } from '../value';

/** Makes of a value another. Arguments are text as the template has them: `"a":"b"`, `1,3`. */
export type Filter = (value: Value, args: readonly string[]) => Value;
