/** Query parameters that track how a reader arrived, without changing the content. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|ref_src|ref_url|cmpid|ocid|wt_mc|mkt_tok|spm|share_?id|smid|sr_share|vero_id|_hsenc|_hsmi|oly_enc_id|oly_anon_id)$/i;

/**
 * The canonical URL of an article: without fragment, tracking parameters, default port or
 * credentials. A `#!` or `#/` fragment is a route and stays.
 * @throws TypeError if the URL cannot be parsed
 */
export function canonicalUrl(address: string): string {
  const url = new URL(address);
  if (!/^#[!/]/.test(url.hash)) url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of Array.from(url.searchParams.keys())) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}

/** Whether a URL can be a clip's. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/**
 * Whether a URL begins as `canonicalUrl` writes one: lower-case scheme and host, no credentials, no
 * default port, a path. The rest, where browsers differ, is not checked.
 */
export function isCanonicalAddress(address: string): boolean {
  return isWebAddress(address) && address.startsWith(`${new URL(address).origin}/`);
}

/** The host of URLs that lead nowhere, such as those of local files: it is reserved (RFC 2606). */
export const NO_HOST = 'file.invalid';

/** The host without `www.`, by which people know a site; empty if the URL has none. */
export function siteHost(address: string): string {
  const { hostname } = URL.canParse(address) ? new URL(address) : { hostname: '' };
  return hostname === NO_HOST ? '' : hostname.replace(/^www\./, '');
}

/** A page's site as it is shown: its name or else its host; empty for a file from the disk. */
export function siteOf(page: { readonly siteName: string | null; readonly url: string }): string {
  return page.siteName ?? siteHost(page.url);
}

/** Whether two URLs belong to one site, like `m.gull.example` and `www.gull.example`. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [siteHost(one), siteHost(other)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
