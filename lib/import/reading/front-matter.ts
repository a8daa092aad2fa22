/** The start of a front matter entry: a key at the start of a line. */
const ENTRY = /^(?=[^\s#:-][^:\n]*:(?:\s|$))/m;

/**
 * Parses YAML front matter. Clippers write page data without quotation marks: an invalid entry does
 * not affect others, and if it is one line, its text is the value.
 */
export async function readFrontMatter(yaml: string): Promise<unknown> {
  // Destructured directly, so that the build can drop the rest.
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
    // Not YAML: use the raw text.
  }
  const text = rest.trim();
  return text === '' ? null : text;
}
