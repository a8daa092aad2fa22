import { fileName } from '../../writing/file-name';
import { mapText } from '../value';
import type { Filter } from './filter';

/** A file name that is valid on Windows, Android, macOS and Linux, of at most 200 bytes. */
export const safeName: Filter = (value) => mapText(value, fileName);
