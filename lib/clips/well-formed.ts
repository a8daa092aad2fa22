/**
 * The value with no half of a surrogate pair in any text of it: JSON cannot carry one to every
 * server, and UTF-8 carries none. Pages do hold such halves; each becomes U+FFFD.
 */
export function wellFormed<T extends object>(value: T): T {
  const json = JSON.stringify(value);
  if (!/\\ud[89a-f]/.test(json)) return value;
  const mended = json.replaceAll(/\\(?:\\|ud[89a-f][0-9a-f]{2})/g, (escape) =>
    escape === '\\\\' ? escape : '\uFFFD',
  );
  return JSON.parse(mended) as T;
}
