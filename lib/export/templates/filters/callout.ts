import { quoted } from '../quoted';
import { textOf } from '../value';
import type { Filter } from './filter';

const FOLDS: Readonly<Record<string, string>> = { true: '-', false: '+' };

/**
 * An Obsidian callout: `callout:("quote","Title",true)`; collapsed with `true`, expanded with
 * `false`.
 */
export const callout: Filter = (value, [kind = 'info', title = '', fold = '']) => {
  const sign = Object.hasOwn(FOLDS, fold) ? FOLDS[fold] : '';
  return `${`> [!${kind}]${sign} ${title}`.trimEnd()}\n${quoted(textOf(value))}`;
};
