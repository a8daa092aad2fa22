/**
 * Replaces all tags of one name in serialised HTML. Reads each character once, whatever the text;
 * an unterminated tag is left as it is.
 * @param name the element's name, in lower case
 * @param replace called with each start tag, from `<` to `>`
 */
export function replaceTags(html: string, name: string, replace: (tag: string) => string): string {
  const opening = new RegExp(`<${name}(?=[\\s/>])`, 'gi');
  const parts: string[] = [];
  let done = 0;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const end = endOfTag(html, opening.lastIndex);
    if (end === -1) break;
    parts.push(html.slice(done, match.index), replace(html.slice(match.index, end)));
    done = end;
    opening.lastIndex = end;
  }
  return parts.length === 0 ? html : [...parts, html.slice(done)].join('');
}

/** The index after a tag's `>`; one within quotation marks does not count. */
function endOfTag(html: string, from: number): number {
  let quoted = false;
  for (let at = from; at < html.length; at += 1) {
    const char = html[at];
    if (char === '"') quoted = !quoted;
    else if (char === '>' && !quoted) return at + 1;
  }
  return -1;
}
