/** Concatenates portions of a file. */
export function joinBytes(portions: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(portions.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const portion of portions) {
    bytes.set(portion, at);
    at += portion.length;
  }
  return bytes;
}
