/**
 * Why a page cannot be clipped. `not an article`, `empty` and `pdf` are about its content; `failed`
 * is an error of Tearsheet's; `slow` has not answered yet; the others are pages that browsers let
 * no extension read.
 */
export type Unclippable =
  | 'browser page'
  | 'extension store'
  | 'local file'
  | 'pdf'
  | 'empty'
  | 'not an article'
  | 'failed'
  | 'slow'
  | 'refused';

const STORE_HOSTS = [
  'chromewebstore.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
];

/** Why a browser let no script into a page, as far as its URL shows. */
export function refusalReason(address: string | undefined): Unclippable {
  if (address === undefined || !URL.canParse(address)) return 'browser page';
  const url = new URL(address);
  if (url.protocol === 'file:') return 'local file';
  if (!/^https?:$/.test(url.protocol)) return 'browser page';
  if (STORE_HOSTS.includes(url.hostname)) return 'extension store';
  if (url.hostname === 'chrome.google.com' && url.pathname.startsWith('/webstore')) {
    return 'extension store';
  }
  return url.pathname.toLowerCase().endsWith('.pdf') ? 'pdf' : 'refused';
}
