import type { Article } from './article';
import { replaceTags } from './html-tags';

/** An image that was read: its URL in the article, and its data. */
export interface ReadImage {
  readonly url: string;
  /** Media type, `image/…`. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The choices for how many bytes of images are stored per clip; images beyond that are left out.
 */
export const IMAGE_LIMITS = [0, 5_000_000, 20_000_000, 100_000_000] as const;
export type ImageLimit = (typeof IMAGE_LIMITS)[number];
export const DEFAULT_IMAGE_LIMIT: ImageLimit = 20_000_000;

/** An image's tag as `serialise` writes it, up to its URL; other attributes may contain `>`. */
const SOURCE = /^(<img(?:[^>"]|"[^"]*")*?\ssrc=")([^"]+)/i;
const plain = (source: string) => source.replaceAll('&amp;', '&');

/** The URLs of the images in an article's HTML. */
export function imageSources(html: string): string[] {
  const sources: string[] = [];
  replaceImageSources(html, (source) => {
    sources.push(source);
    return null;
  });
  return sources;
}

/** Replaces the URLs of the images in HTML, except where `null` is returned for one. */
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

/** The URLs of an article's images on the web, in order, its lead image first. */
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
  /** Its bytes as base64; omitted if they are already in the file. */
  readonly data?: string;
}
