/** A database's name as CouchDB allows it. */
export function isDatabaseName(name: string): boolean {
  return /^[a-z][a-z0-9_$()+/-]*$/.test(name);
}

const HERE = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * A server's address as it is kept: of the web, and without what could carry a password into a
 * message. `null` where it is no such address. Without a scheme it is HTTPS, except on this machine.
 */
export function serverAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^[a-z]+:\/\//i.test(text)) return webAddress(text);
  const address = webAddress(`https://${text}`);
  return address && HERE.test(new URL(address).hostname) ? webAddress(`http://${text}`) : address;
}

function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, pathname } = new URL(text);
  return /^https?:$/.test(protocol) ? origin + pathname.replace(/(?<!\/)\/+$/, '') : null;
}

/** Whether a password would travel where others can read it: over HTTP to another machine. */
export function isClear(typed: string): boolean {
  const address = serverAddress(typed);
  if (address === null) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !HERE.test(hostname);
}
