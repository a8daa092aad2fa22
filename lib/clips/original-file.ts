import { NO_HOST } from './canonical-url';

const NOWHERE = `https://${NO_HOST}/`;
const MARK = '#original-file';

/** The media type of the files that clips are made of. */
export const PDF_TYPE = 'application/pdf';

/**
 * The address of a clip that was made of a file on the disk: by what is in the file, so that the same
 * file is the same clip under whatever name.
 * @param hash SHA-256 of its bytes, in hexadecimal
 */
export const diskFileAddress = (hash: string): string => `${NOWHERE}${hash.slice(0, 32)}`;

/** Whether a clip was made of a file on the disk: its address leads nowhere. */
export const isDiskFile = (address: string): boolean => address.startsWith(NOWHERE);

/** Under which address the file is kept that a clip was made of, beside its images. */
export const originalAddress = (url: string): string => url.replace(/#.*$/s, '') + MARK;

/** Whether such a file is kept under an address, and no image. */
export const isOriginal = (address: string): boolean => address.endsWith(MARK);
