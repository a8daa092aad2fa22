/**
 * A module's code without a piece of it.
 * @param begin what the piece begins with
 * @param end what it ends with, the first of that after its beginning
 * @throws where a new version of the module has no such piece
 */
export function cutPiece(code: string, begin: string, end: string): string {
  const start = code.indexOf(begin);
  const last = code.indexOf(end, start);
  if (start < 0 || last < 0) throw new Error(`Nothing begins with ${begin} and ends with ${end}`);
  return code.slice(0, start) + code.slice(last + end.length);
}
