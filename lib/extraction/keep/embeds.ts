import type { PageElement } from '../page/element';
import { element } from '../page/tree';
import { absoluteUrl } from '../metadata/page-facts';

/** Hosts of frames without any of the article's content. */
const NO_CONTENT =
  /(?:doubleclick|googletagmanager|googlesyndication|adservice|recaptcha|facebook\.com\/plugins\/like|platform\.twitter\.com\/widgets\/(?:follow|tweet_button)|disqus)/i;

/** Replaces frames, video and audio with titled links, since none of them can be stored. */
export function keepEmbeds(root: PageElement, base: string): void {
  for (const embed of root.querySelectorAll('iframe, video, audio, object[data], embed[src]')) {
    const source = embed.querySelector('source[src]');
    const address = absoluteUrl(
      embed.getAttribute('src') ??
        embed.getAttribute('data-src') ??
        embed.getAttribute('data') ??
        source?.getAttribute('src'),
      base,
    );
    if (!address || NO_CONTENT.test(address)) {
      embed.remove();
      continue;
    }
    const figure = element('figure');
    const caption = element('figcaption');
    const link = element('a');
    link.setAttribute('href', watchable(address));
    link.textContent =
      embed.getAttribute('title')?.trim() || new URL(address).hostname.replace(/^www\./, '');
    caption.append(link);
    figure.append(caption);
    embed.replaceWith(figure);
  }
}

/** Returns the page of a video, instead of its bare player. */
function watchable(address: string): string {
  const video = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,})/.exec(
    address,
  );
  return video ? `https://www.youtube.com/watch?v=${video[1]}` : address;
}
