import { canonicalUrl } from './canonical-url';

/**
 * Normalises a URL by everything that rarely changes the page: scheme, `www.`, a site's mobile and
 * AMP forms, a trailing slash or index page, fragment, tracking, and the order of parameters. Not
 * reliable enough to treat two pages as one without asking.
 * @throws TypeError if the URL cannot be parsed
 */
export function looseAddress(address: string): string {
  const url = new URL(canonicalUrl(address));
  const host = url.host.replace(/^(?:www|m|mobile|amp)\./, '');
  const path = url.pathname.replace(/\/(?:index\.(?:html?|php)|amp)?\/?$/, '');
  url.searchParams.delete('amp');
  url.searchParams.sort();
  return `${host}${path}?${url.searchParams.toString()}${/^#[!/]/.test(url.hash) ? url.hash : ''}`;
}
