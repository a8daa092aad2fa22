/** What begins an entry of front matter: a key at the start of a line. */
const ENTRY = /^(?=[^\s#:-][^:\n]*:(?:\s|$))/m;

/**
 * The values of YAML front matter. Clippers write what pages say without quotation marks: an entry
 * that is no YAML costs no other, and where it is one line, its text is the value.
 */
export async function readFrontMatter(yaml: string): Promise<unknown> {
  // Named at once, so that the build leaves out the rest.
  const { parse } = await import('yaml');
  try {
    return parse(yaml, { logLevel: 'error' }) as unknown;
  } catch {
    const values = new Map<string, unknown>();
    for (const entry of yaml.split(ENTRY)) {
      const [, key = '', rest = ''] = /^([^\s#:-][^:\n]*):([^]*)$/.exec(entry) ?? [];
      if (key === '' || key === '__proto__' || values.has(key)) continue;
      values.set(
        key,
        valueOf(entry, rest, (text) => parse(text, { logLevel: 'error' })),
      );
    }
    return Object.fromEntries(values);
  }
}

function valueOf(entry: string, rest: string, parse: (text: string) => unknown): unknown {
  try {
    const value = parse(entry);
    if (typeof value === 'object' && value !== null) return Object.values(value)[0];
  } catch {
    // Not YAML: what stands there is the text.
  }
  const text = rest.trim();
  return text === '' ? null : text;
}
