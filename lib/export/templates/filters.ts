import { blockquote } from './filters/blockquote';
import { callout } from './filters/callout';
import { camel } from './filters/camel';
import { capitalize } from './filters/capitalize';
import { date } from './filters/date';
import { orElse } from './filters/default';
import type { Filter } from './filters/filter';
import { first } from './filters/first';
import { footnote } from './filters/footnote';
import { image } from './filters/image';
import { join } from './filters/join';
import { kebab } from './filters/kebab';
import { last } from './filters/last';
import { length } from './filters/length';
import { link } from './filters/link';
import { list } from './filters/list';
import { lower } from './filters/lower';
import { merge } from './filters/merge';
import { nth } from './filters/nth';
import { number } from './filters/number';
import { pascal } from './filters/pascal';
import { replace } from './filters/replace';
import { reverse } from './filters/reverse';
import { round } from './filters/round';
import { safeName } from './filters/safe-name';
import { slice } from './filters/slice';
import { snake } from './filters/snake';
import { split } from './filters/split';
import { stripMarkdown } from './filters/strip-markdown';
import { stripTags } from './filters/strip-tags';
import { table } from './filters/table';
import { template } from './filters/template';
import { title } from './filters/title';
import { trim } from './filters/trim';
import { uncamel } from './filters/uncamel';
import { unique } from './filters/unique';
import { upper } from './filters/upper';
import { wikilink } from './filters/wikilink';

export type { Filter } from './filters/filter';

/** The filters of templates, by the name after the bar: `{{title|upper}}`. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  blockquote,
  callout,
  camel,
  capitalize,
  date,
  default: orElse,
  first,
  footnote,
  image,
  join,
  kebab,
  last,
  length,
  link,
  list,
  lower,
  merge,
  nth,
  number,
  pascal,
  replace,
  reverse,
  round,
  safe_name: safeName,
  slice,
  snake,
  split,
  strip_md: stripMarkdown,
  strip_tags: stripTags,
  table,
  template,
  title,
  trim,
  uncamel,
  unique,
  upper,
  wikilink,
};

/** The names of all filters, including `map`, whose argument is an expression. */
export const FILTER_NAMES: readonly string[] = [...Object.keys(FILTERS), 'map'].toSorted();
