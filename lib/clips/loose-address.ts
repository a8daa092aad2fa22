import { canonicalUrl } from './canonical-url';

/**
 * An address without what hardly ever changes the page: scheme, `www.`, the mobile and AMP forms of
 * a site, a slash or index page at the end, fragment, tracking, and the order of the parameters.
 * Not sure enough to take two pages for one unasked.
 * @throws TypeError where the address cannot be parsed
 */
export function looseAddress(address: string): string {
  const url = new URL(canonicalUrl(address));
  const host = url.host.replace(/^(?:www|m|mobile|amp)\./, '');
  const path = url.pathname.replace(/\/(?:index\.(?:html?|php)|amp)?\/?$/, '');
  url.searchParams.delete('amp');
  url.searchParams.sort();
  return `${host}${path}?${url.searchParams.toString()}${/^#[!/]/.test(url.hash) ? url.hash : ''}`;
}
