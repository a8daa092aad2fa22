/** Query parameters that say how a reader came, not what they read. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|ref_src|ref_url|cmpid|ocid|wt_mc|mkt_tok|spm|share_?id|smid|sr_share|vero_id|_hsenc|_hsmi|oly_enc_id|oly_anon_id)$/i;

/**
 * The address that stands for an article: without fragment, tracking parameters, default port or
 * credentials. A `#!` or `#/` fragment is a route and stays.
 * @throws TypeError where the address cannot be parsed
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

/** Whether an address can be kept as a clip's. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/**
 * Whether an address is written as `canonicalUrl` begins one: scheme and host in lower case, no
 * credentials, no default port, a path. What browsers write differently behind that is left alone.
 */
export function isCanonicalAddress(address: string): boolean {
  return isWebAddress(address) && address.startsWith(`${new URL(address).origin}/`);
}

/** Of addresses that lead nowhere, as of files on the disk: it belongs to nobody (RFC 2606). */
export const NO_HOST = 'file.invalid';

/** The host a person knows a site by, without `www.`; empty where the address has none. */
export function siteHost(address: string): string {
  const { hostname } = URL.canParse(address) ? new URL(address) : { hostname: '' };
  return hostname === NO_HOST ? '' : hostname.replace(/^www\./, '');
}

/** Whether two addresses are of one site, as `m.gull.example` and `www.gull.example` are. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [siteHost(one), siteHost(other)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
