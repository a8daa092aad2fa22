import type { LoadedPage } from './messages';

const LARGEST = 20_000_000;
const PATIENCE = 30_000;

/**
 * Loads a page without cookies, given leave for its host. Its charset is what its server or its
 * markup declares.
 */
export async function loadPage(url: string): Promise<LoadedPage> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return { failed: 'offline' };
  }
  if (!response.ok) return { failed: 'not there' };
  const type = response.headers.get('content-type') ?? '';
  if (type !== '' && !/html|xml/i.test(type)) return { failed: 'not a page' };
  const bytes = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
  if (bytes.length > LARGEST) return { failed: 'too large' };
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const charset =
    /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1];
  return { url: response.url, html: decode(bytes, charset ?? 'utf-8') };
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
