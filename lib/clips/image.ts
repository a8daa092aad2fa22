import type { Article } from './article';
import { replaceTags } from './html-tags';

/** An image as it was read: its address in the article, and what it is. */
export interface ReadImage {
  readonly url: string;
  /** Media type, `image/…`. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How much of a clip's images is kept, in bytes; of one that would take more, the rest is not. */
export const IMAGE_LIMITS = [0, 5_000_000, 20_000_000, 100_000_000] as const;
export type ImageLimit = (typeof IMAGE_LIMITS)[number];
export const DEFAULT_IMAGE_LIMIT: ImageLimit = 20_000_000;

/** An image's tag as `serialise` writes it, up to its address: another attribute may hold `>`. */
const SOURCE = /^(<img(?:[^>"]|"[^"]*")*?\ssrc=")([^"]+)/i;
const plain = (source: string) => source.replaceAll('&amp;', '&');

/** Addresses of the images in an article's HTML. */
export function imageSources(html: string): string[] {
  const sources: string[] = [];
  replaceImageSources(html, (source) => {
    sources.push(source);
    return null;
  });
  return sources;
}

/** The HTML with other addresses of its images; where there is `null` for one, it stays. */
export function replaceImageSources(
  html: string,
  addressOf: (source: string) => string | null,
): string {
  return replaceTags(html, 'img', (tag) =>
    tag.replace(SOURCE, (all, before: string, source: string) => {
      const address = addressOf(plain(source));
      return address === null ? all : before + address;
    }),
  );
}

/** Addresses of the images on the web that an article shows, in its order, its lead image first. */
export function imageAddresses({ html, leadImage }: Pick<Article, 'html' | 'leadImage'>): string[] {
  const shown = imageSources(html).filter((source) => /^https?:/i.test(source));
  return [...new Set([...(leadImage ? [leadImage.url] : []), ...shown])];
}

/** An image of a clip in a backup. */
export interface SavedImage {
  readonly url: string;
  readonly type: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
  /** Its bytes as base64; left out where the file has had them before. */
  readonly data?: string;
}
