import browser from 'webextension-polyfill';
import { fromBase64 } from '@/lib/clips/base64';
import { siteHost } from '@/lib/clips/canonical-url';
import type { ClipDatabase, SmallImage } from '@/lib/store/database';
import { hasSiteIcon, putSiteIcon } from '@/lib/store/previews';
import { fetchImages, parseFetched } from './images';
import { ICON, shrinkTo } from './shrink-image';

/** A larger file is not an icon. */
const MOST_BYTES = 200_000;

/** Stores a scaled-down copy of a tab's icon for the page's site, unless there is one. */
export async function keepSiteIcon(db: ClipDatabase, url: string, tabId: number): Promise<void> {
  const host = siteHost(url);
  if (await hasSiteIcon(db, host)) return;
  const { favIconUrl } = await browser.tabs.get(tabId);
  if (favIconUrl === undefined) return;
  const icon = inAddress(favIconUrl) ?? (await fromPage(favIconUrl, url, tabId));
  const small = icon && icon.bytes.length <= MOST_BYTES ? await shrinkTo(ICON)(icon) : null;
  if (small) await putSiteIcon(db, host, small);
}

/** Decodes an icon in a `data:` URL, as reported by Firefox. */
function inAddress(address: string): SmallImage | null {
  const [, type, base64] = /^data:(image\/[\w.+-]+);base64,([\w+/]+=*)$/.exec(address) ?? [];
  return type === undefined || base64 === undefined ? null : { type, bytes: fromBase64(base64) };
}

/** Has the page read an icon of its own site, so that no other server is contacted. */
async function fromPage(icon: string, page: string, tabId: number): Promise<SmallImage | null> {
  if (!URL.canParse(icon) || new URL(icon).origin !== new URL(page).origin) return null;
  const [frame] = await browser.scripting.executeScript({
    target: { tabId },
    func: fetchImages,
    args: [[icon], MOST_BYTES, import.meta.env.FIREFOX],
  });
  return parseFetched(frame?.result, [icon])[0] ?? null;
}
