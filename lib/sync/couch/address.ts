/** Whether a database name is valid in CouchDB. */
export function isDatabaseName(name: string): boolean {
  return /^[a-z][a-z0-9_$()+/-]*$/.test(name);
}

const HERE = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Normalises a server's URL: HTTP or HTTPS only, and without anything that could leak a password
 * into a message. `null` if it is not such a URL. The default scheme is HTTPS, except on this
 * machine.
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

/** Whether a password would be sent in the clear: over HTTP to another machine. */
export function sendsPasswordInClear(typed: string): boolean {
  const address = serverAddress(typed);
  if (address === null) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !HERE.test(hostname);
}
