import * as v from 'valibot';
import { hashId, imageHash, line } from '@/lib/clips/bounds';
import { sha256Hex } from '@/lib/store/digest';

const NAME_LENGTH = 32;
const MOST_IMAGES = 10_000;

/** The images that a clip shows, by their URLs in its articles. */
export const imageListSchema = v.object({
  clipId: hashId,
  shown: v.pipe(v.array(v.object({ url: line, hash: imageHash })), v.maxLength(MOST_IMAGES)),
});
export type ImageList = v.InferOutput<typeof imageListSchema>;

/**
 * The name of a list: the same images result in the same name on every device, so that none
 * conflicts.
 */
export async function nameOf({ shown }: ImageList): Promise<string> {
  const lines = shown.map(({ url, hash }) => `${hash} ${url}`).toSorted();
  return (await sha256Hex(new TextEncoder().encode(lines.join('\n')))).slice(0, NAME_LENGTH);
}
