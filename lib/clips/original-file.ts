import { NO_HOST } from './canonical-url';

const NOWHERE = `https://${NO_HOST}/`;
const MARK = '#original-file';

/** The media type of files that clips are made from. */
export const PDF_TYPE = 'application/pdf';

/**
 * The URL of a clip made from a local file: derived from the file's contents, so that the same file
 * is the same clip under any name.
 * @param hash SHA-256 of its bytes, in hexadecimal
 */
export const diskFileAddress = (hash: string): string => `${NOWHERE}${hash.slice(0, 32)}`;

/** Whether a clip was made from a local file: its URL leads nowhere. */
export const isDiskFile = (address: string): boolean => address.startsWith(NOWHERE);

/** The URL under which a clip's source file is stored with its images. */
export const originalAddress = (url: string): string => url.replace(/#.*$/s, '') + MARK;

/** Whether a URL is that of a source file rather than an image. */
export const isOriginal = (address: string): boolean => address.endsWith(MARK);
