/** A page from an `.mhtml` file. */
export interface MhtmlPage {
  readonly url: string | null;
  readonly html: string;
  /** As given in the file. */
  readonly date: string | null;
}

/** Reads headers, with continuation lines unfolded. */
function headersIn(text: string): (name: string) => string | null {
  const unfolded = text.replaceAll(/\r?\n[ \t]+/g, ' ');
  return (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? null;
}

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);

function quotedPrintable(text: string): Uint8Array {
  const bytes = text
    .replaceAll(/=[ \t]*\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return latin1(bytes);
}

function base64(text: string): Uint8Array {
  try {
    return latin1(atob(text.replaceAll(/\s+/g, '')));
  } catch {
    return new Uint8Array();
  }
}

function decoded(body: string, encoding: string | null, type: string): string {
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  const kind = encoding?.toLowerCase();
  if (kind !== 'quoted-printable' && kind !== 'base64') return body;
  const bytes = kind === 'base64' ? base64(body) : quotedPrintable(body);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // An unknown charset.
    return new TextDecoder().decode(bytes);
  }
}

/** Extracts the page of an `.mhtml` file (RFC 2557), its first HTML part; `null` if it has none. */
export function readMhtml(text: string): MhtmlPage | null {
  const end = /\r?\n\r?\n/.exec(text);
  if (!end) return null;
  const head = headersIn(text.slice(0, end.index));
  const boundary = /boundary="?([^";\s]+)"?/i.exec(head('Content-Type') ?? '')?.[1];
  if (boundary === undefined) return null;
  for (const part of text.slice(end.index).split(`--${boundary}`)) {
    const gap = /\r?\n\r?\n/.exec(part.replace(/^\s+/, ''));
    if (!gap) continue;
    const trimmed = part.replace(/^\s+/, '');
    const headers = headersIn(trimmed.slice(0, gap.index));
    const type = headers('Content-Type') ?? '';
    if (!/^text\/html/i.test(type)) continue;
    const body = trimmed.slice(gap.index + gap[0].length);
    return {
      url: head('Snapshot-Content-Location') ?? headers('Content-Location'),
      html: decoded(body, headers('Content-Transfer-Encoding'), type),
      date: head('Date'),
    };
  }
  return null;
}
