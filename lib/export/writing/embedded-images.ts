import { fromBase64, toBase64 } from '@/lib/clips/base64';
import type { ReadImage } from '@/lib/clips/image';
import { imageSources, replaceImageSources } from '@/lib/clips/image';
import { sha256Hex } from '@/lib/store/digest';
import type { OutputFile } from '../format';

const KEPT_TYPE = /^data:image\/(png|jpe?g|gif|webp|avif);base64,/i;

/**
 * Extracts the embedded images from an article's HTML.
 * @param folder the folder for them, relative to the article
 * @returns the HTML with links to them, and each as a file, named by its content
 */
export async function embeddedImages(
  html: string,
  folder: string,
): Promise<{ html: string; images: Pick<OutputFile, 'path' | 'data'>[] }> {
  const images = new Map<string, Pick<OutputFile, 'path' | 'data'>>();
  const paths = new Map<string, string>();
  for (const source of imageSources(html)) {
    const [start, type] = KEPT_TYPE.exec(source) ?? [];
    if (start === undefined || type === undefined || paths.has(source)) continue;
    const bytes = bytesOf(source.slice(start.length));
    if (!bytes) continue;
    const name = (await sha256Hex(bytes)).slice(0, 16);
    const path = `${folder}${name}.${type.toLowerCase().replace('jpeg', 'jpg')}`;
    paths.set(source, path);
    images.set(path, { path, data: bytes });
  }
  const linked = replaceImageSources(html, (source) => paths.get(source) ?? null);
  return { html: linked, images: [...images.values()] };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(base64);
  } catch {
    return null;
  }
}

/**
 * The image types that `sanitise` allows to be embedded; others, such as SVG, stay links to the
 * web.
 */
const EMBEDDED = /^image\/(?:png|jpe?g|gif|webp|avif)$/;

/** Embeds images in an article's HTML, in place of their URLs. */
export function embedImages(html: string, images: ReadonlyMap<string, ReadImage>): string {
  if (images.size === 0) return html;
  return replaceImageSources(html, (source) => {
    const image = images.get(source);
    if (!image || !EMBEDDED.test(image.type)) return null;
    return `data:${image.type};base64,${toBase64(image.bytes)}`;
  });
}
