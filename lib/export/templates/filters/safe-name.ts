import { fileName } from '../../writing/file-name';
import { eachText } from '../value';
import type { Filter } from './filter';

/** A file name that is valid on Windows, Android, macOS and Linux, of at most 200 bytes. */
export const safeName: Filter = (value) => eachText(value, fileName);
