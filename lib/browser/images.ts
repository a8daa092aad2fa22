import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { fromBase64 } from '@/lib/clips/base64';
import type { ReadImage } from '@/lib/clips/image';
import { IMAGE_LIMITS, imageAddresses } from '@/lib/clips/image';
import type { Article } from '@/lib/clips/article';
import type { ClipDatabase } from '@/lib/store/database';
import { siteHost } from '@/lib/clips/canonical-url';
import { ruleFor } from '@/lib/clips/clipping-settings';
import { clippingSettings } from '@/lib/store/clipping-settings';
import { imageLimit, keepImages, keptAddresses } from '@/lib/store/images';

/** Schema for the result of `fetchImages`: validated, since it comes from a page. */
const fetchedSchema = v.array(
  v.object({
    url: v.string(),
    data: v.pipe(v.string(), v.regex(/^data:image\/[\w.+-]+;base64,[A-Za-z0-9+/=]*$/)),
  }),
);

/**
 * Reads images as `data:` URLs. It is injected into pages too, so it must be self-contained: a page
 * may read images from its own site and those allowed by CORS, mostly from the browser's cache.
 * @param most the limit in bytes; once it is reached, the rest is left out
 * @param onlyLoaded whether to leave out images that the page has not loaded itself
 */
export async function fetchImages(
  urls: readonly string[],
  most: number,
  onlyLoaded: boolean,
): Promise<{ url: string; data: string }[]> {
  const found: { url: string; data: string }[] = [];
  const loaded = new Set(
    onlyLoaded ? performance.getEntriesByType('resource').map(({ name }) => name) : urls,
  );
  if (onlyLoaded) {
    // A page may have dropped its first resource entries, but not the images it shows.
    for (const image of document.images) if (image.naturalWidth > 0) loaded.add(image.currentSrc);
  }
  const waiting = urls.filter((url) => loaded.has(url));
  let left = most;
  const readNext = async (): Promise<void> => {
    const url = waiting.shift();
    if (url === undefined || left <= 0) return;
    try {
      const response = await fetch(url, {
        cache: 'force-cache',
        credentials: 'same-origin',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(20_000),
      });
      const blob = response.ok ? await response.blob() : null;
      const type = blob?.type.split(';')[0] ?? '';
      if (blob && type.startsWith('image/') && blob.size > 0 && blob.size <= left) {
        left -= blob.size;
        const data = await new Promise<string>((resolve, reject) => {
          const reader = new FileReader();
          reader.addEventListener('load', () => resolve(reader.result as string));
          reader.addEventListener('error', () => reject(reader.error ?? new Error('Unreadable')));
          reader.readAsDataURL(blob.slice(0, blob.size, type));
        });
        found.push({ url, data });
      }
    } catch {
      // Unreadable images are missing from the clip, which shows that in their place.
    }
    await readNext();
  };
  await Promise.all([readNext(), readNext(), readNext(), readNext()]);
  return found;
}

/** Stores the images of a clip that its page may read, while the page is still open. */
export async function keepImagesOfTab(
  db: ClipDatabase,
  clipId: string,
  article: Article,
  tabId: number,
): Promise<void> {
  const [urls, limit] = await wanted(db, clipId, imageAddresses(article));
  const rule = ruleFor(await clippingSettings(db), siteHost(article.url));
  const most = rule?.images === true ? Math.max(...IMAGE_LIMITS) : limit;
  if (urls.length === 0 || most === 0) return;
  const [frame] = await browser.scripting.executeScript({
    target: { tabId },
    func: fetchImages,
    // In Firefox, the page's own scripts can observe what an injected script loads.
    args: [urls, most, import.meta.env.FIREFOX],
  });
  await keepImages(db, clipId, parseFetched(frame?.result, urls), most);
}

/** Stores images of a clip, given permission for their hosts. @returns how many could be read */
export async function keepImagesFromWeb(
  db: ClipDatabase,
  clipId: string,
  addresses: readonly string[],
): Promise<number> {
  const [urls, most] = await wanted(db, clipId, addresses);
  if (most === 0) return 0;
  const images = parseFetched(await fetchImages(urls, most, false), urls);
  await keepImages(db, clipId, images, most);
  return images.length;
}

/** The images still missing, and how many bytes of them may be read. */
async function wanted(
  db: ClipDatabase,
  clipId: string,
  addresses: readonly string[],
): Promise<[urls: string[], most: number]> {
  const [here, limit] = await Promise.all([keptAddresses(db, clipId), imageLimit(db)]);
  return [addresses.filter((url) => !here.has(url)), limit];
}

/** Parses the result of `fetchImages`, restricted to the requested images. */
export function parseFetched(result: unknown, asked: readonly string[]): ReadImage[] {
  const parsed = v.safeParse(fetchedSchema, result);
  if (!parsed.success) return [];
  return parsed.output.flatMap(({ url, data }) => {
    const [, type, base64] = /^data:([^;]+);base64,(.*)$/.exec(data) ?? [];
    if (!asked.includes(url) || type === undefined || base64 === undefined) return [];
    return [{ url, type, bytes: fromBase64(base64) }];
  });
}
