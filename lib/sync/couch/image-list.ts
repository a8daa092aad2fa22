import * as v from 'valibot';
import { imageHashSchema } from '@/lib/clips/schema';
import { sha256Hex } from '@/lib/store/digest';

const NAME_LENGTH = 32;

/** Which images a clip shows, by the addresses that they have in its articles. */
export const imageListSchema = v.object({
  clipId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  shown: v.array(
    v.object({
      url: v.pipe(v.string(), v.maxLength(10_000)),
      hash: imageHashSchema,
    }),
  ),
});
export type ImageList = v.InferOutput<typeof imageListSchema>;

/** A list's name: the same images have the same one, on whatever device, so that none conflicts. */
export async function nameOf({ shown }: ImageList): Promise<string> {
  const lines = shown.map(({ url, hash }) => `${hash} ${url}`).toSorted();
  return (await sha256Hex(new TextEncoder().encode(lines.join('\n')))).slice(0, NAME_LENGTH);
}
