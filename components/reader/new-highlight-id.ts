import { idFromBytes } from '@/lib/clips/clip-id';

/** A new highlight's id: 48 random bits, since there are never many highlights in one clip. */
export function newHighlightId(): string {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(6)));
}
