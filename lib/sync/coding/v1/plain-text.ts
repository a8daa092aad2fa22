const INLINE =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|sup|time|u|var)(?=[\s>])/y;
const CELL = /<\/?t[dh](?=[\s>])/y;
const ANY = /</y;
/** Elements that are not part of the running text. */
const BESIDE = /<(figcaption|rt|rp)(?=[\s>])/y;
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/**
 * Returns the running text of an article's sanitised HTML without a DOM, which the background
 * lacks. Correct for most articles; otherwise the text itself is coded, and this only helps to
 * predict it.
 */
export function plainText(html: string): string {
  const running = withoutElements(html);
  const lines = replaceTags(replaceTags(running, INLINE, ''), CELL, ' ').replaceAll(/\s+/g, ' ');
  return replaceTags(lines, ANY, '\n')
    .replaceAll(/&(?:nbsp|lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Replaces every tag that begins with `start`. Each character is read once. */
function replaceTags(html: string, start: RegExp, by: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    start.lastIndex = at;
    const end = start.test(html) ? html.indexOf('>', start.lastIndex) : 0;
    // No tag ends any more.
    if (end === -1) break;
    if (end === 0) {
      at += 1;
      continue;
    }
    parts.push(html.slice(done, at), by);
    at = end + 1;
    done = at;
  }
  return parts.join('') + html.slice(done);
}

/** Removes elements that are not part of the running text. */
function withoutElements(html: string): string {
  const parts: string[] = [];
  /** Elements without a closing tag. */
  const open = new Set<string>();
  let done = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    BESIDE.lastIndex = at;
    const name = BESIDE.exec(html)?.[1];
    const inside = name === undefined ? 0 : html.indexOf('>', BESIDE.lastIndex);
    // No tag ends any more.
    if (inside === -1) break;
    const end = name === undefined || open.has(name) ? -1 : html.indexOf(`</${name}>`, inside + 1);
    if (end === -1) {
      if (name !== undefined) open.add(name);
      at += 1;
      continue;
    }
    parts.push(html.slice(done, at));
    at = end + `</${name}>`.length;
    done = at;
  }
  return parts.join('') + html.slice(done);
}
