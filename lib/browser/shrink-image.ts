import type { Shrink } from '@/lib/store/previews';

/** The target size of an image, in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** A thumbnail: twice the displayed size, for high-density screens. */
export const THUMBNAIL: Size = { width: 320, height: 208 };
/** A site's icon. */
export const ICON: Size = { width: 32, height: 32 };

/** A smaller image is not a picture but a line or a tracking pixel. */
const LEAST = 16;

/** Scales images to a size, cropped to its aspect ratio at the centre. */
export const shrinkTo =
  (size: Size): Shrink =>
  async ({ type, bytes }) => {
    const image = await decode(new Blob([bytes], { type }), size);
    if (!image) return image;
    const { width, height } = sizeOf(image);
    if (width < LEAST || height < LEAST) return null;
    const canvas = new OffscreenCanvas(size.width, size.height);
    const scale = Math.max(size.width / width, size.height / height);
    const [w, h] = [width * scale, height * scale];
    const context = canvas.getContext('2d');
    context?.drawImage(image, (size.width - w) / 2, (size.height - h) / 2, w, h);
    const small = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    return { type: small.type, bytes: new Uint8Array(await small.arrayBuffer()) };
  };

const sizeOf = (image: ImageBitmap | HTMLImageElement) =>
  'naturalWidth' in image
    ? { width: image.naturalWidth, height: image.naturalHeight }
    : { width: image.width, height: image.height };

/**
 * Decodes an image for drawing; `null` if it cannot be shown, `undefined` if only a page can tell.
 */
async function decode(
  blob: Blob,
  { width, height }: Size,
): Promise<ImageBitmap | HTMLImageElement | null | undefined> {
  // SVG images can only be decoded by pages, and may have no intrinsic size.
  if (blob.type !== 'image/svg+xml') return createImageBitmap(blob).catch(() => null);
  if (typeof Image === 'undefined') return undefined;
  const image = new Image(width, height);
  const address = URL.createObjectURL(blob);
  image.src = address;
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
