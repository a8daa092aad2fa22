import { isList, joined, textOf } from '../value';
import type { Filter } from './filter';

const MARKS: Readonly<Record<string, (index: number) => string>> = {
  task: () => '- [ ] ',
  numbered: (index) => `${index + 1}. `,
  'numbered-task': (index) => `${index + 1}. [ ] `,
};

/** A Markdown list: of bullets, or `list:task`, `list:numbered`, `list:numbered-task`. */
export const list: Filter = (value, [kind = '']) => {
  const mark = (Object.hasOwn(MARKS, kind) ? MARKS[kind] : undefined) ?? (() => '- ');
  const items = isList(value) ? value : [value];
  const lines = items.map((item, index) => {
    const sign = mark(index);
    return (
      sign +
      textOf(item)
        .trim()
        .replaceAll('\n', `\n${' '.repeat(sign.length)}`)
    );
  });
  return joined(lines, '\n');
};
