import browser from 'webextension-polyfill';
import { fromBase64 } from '@/lib/clips/base64';
import { siteHost } from '@/lib/clips/canonical-url';
import type { ClipDatabase, SmallImage } from '@/lib/store/database';
import { fetchImages, parseFetched } from './images';
import { ICON, shrinkTo } from './shrink-image';

/** More is no icon. */
const MOST_BYTES = 200_000;

/** Keeps the icon that a tab shows for a page's site, made small, where there is none yet. */
export async function keepSiteIcon(db: ClipDatabase, url: string, tabId: number): Promise<void> {
  const host = siteHost(url);
  if (await db.siteIcons.get(host)) return;
  const { favIconUrl } = await browser.tabs.get(tabId);
  if (favIconUrl === undefined) return;
  const icon = inAddress(favIconUrl) ?? (await fromPage(favIconUrl, url, tabId));
  const small = icon && icon.bytes.length <= MOST_BYTES ? await shrinkTo(ICON)(icon) : null;
  if (small) await db.siteIcons.put({ host, ...small });
}

/** An icon that is in its address: Firefox tells it so. */
function inAddress(address: string): SmallImage | null {
  const [, type, base64] = /^data:(image\/[\w.+-]+);base64,([\w+/]+=*)$/.exec(address) ?? [];
  return type === undefined || base64 === undefined ? null : { type, bytes: fromBase64(base64) };
}

/** An icon of the page's own site, read by the page, so that nobody else is asked. */
async function fromPage(icon: string, page: string, tabId: number): Promise<SmallImage | null> {
  if (!URL.canParse(icon) || new URL(icon).origin !== new URL(page).origin) return null;
  const [frame] = await browser.scripting.executeScript({
    target: { tabId },
    func: fetchImages,
    args: [[icon], MOST_BYTES, import.meta.env.FIREFOX],
  });
  return parseFetched(frame?.result, [icon])[0] ?? null;
}
