import type { Clip } from '@/lib/clips/clip';
import type { ClipWithText } from './format';
import { escapeHtml } from './writing/escape';
import { standfirstHtml } from './writing/standfirst';

/** Clipboard content: formatted, and as plain text. */
export interface Copied {
  readonly html: string;
  readonly text: string;
}

/** Formats a clip's text with its source. @param html its text, sanitised */
export function richText({ clip, contents }: ClipWithText, html: string): Copied {
  const link = linkTo(clip);
  const title = escapeHtml(clip.title);
  return {
    html: `<h1>${title}</h1>${standfirstHtml(clip)}<p>${link.html}</p>${html}`,
    text: [
      clip.title,
      ...(clip.standfirst === undefined ? [] : [clip.standfirst]),
      clip.url,
      contents?.text ?? clip.excerpt ?? '',
    ].join('\n\n'),
  };
}

/** A link with the clip's title: formatted, and as Markdown in plain text. */
export function linkTo({ title, url }: Pick<Clip, 'title' | 'url'>): Copied {
  const label = title.replaceAll(/[\\[\]]/g, '\\$&');
  const address = url.replaceAll(/[()\s]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return {
    html: `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`,
    text: `[${label}](${address})`,
  };
}
