import { fileName } from '../../writing/file-name';
import { eachText } from '../value';
import type { Filter } from './filter';

/** A file name that Windows, Android, macOS and Linux take, 200 bytes at most. */
export const safeName: Filter = (value) => eachText(value, fileName);
