/**
 * Replaces lone surrogates in all texts of a value with U+FFFD: not every server accepts them in
 * JSON, and UTF-8 cannot encode them, but pages do contain them.
 */
export function wellFormed<T extends object>(value: T): T {
  const json = JSON.stringify(value);
  if (!/\\ud[89a-f]/.test(json)) return value;
  const mended = json.replaceAll(/\\(?:\\|ud[89a-f][0-9a-f]{2})/g, (escape) =>
    escape === '\\\\' ? escape : '\uFFFD',
  );
  return JSON.parse(mended) as T;
}
