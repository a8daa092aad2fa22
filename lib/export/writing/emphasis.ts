const MARKS: Readonly<Record<string, string>> = { EM: '*', I: '*', STRONG: '**', B: '**' };
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** The character directly before or after a node in its line. */
function neighbour(node: Node, side: 'before' | 'after'): string {
  let at: Node | null = node;
  while (at) {
    const next: Node | null = side === 'before' ? at.previousSibling : at.nextSibling;
    const text = next?.nodeName === 'BR' ? '\n' : (next?.textContent ?? '');
    if (text !== '') return (side === 'before' ? text.at(-1) : text.at(0)) ?? '';
    if (next) {
      at = next;
    } else {
      const parent: Node | null = at.parentNode;
      // Text around a block is not on the same line.
      if (
        !parent ||
        !/^(?:A|B|CODE|EM|I|S|SMALL|SPAN|STRONG|U|ABBR|CITE|Q)$/.test(parent.nodeName)
      ) {
        return '';
      }
      at = parent;
    }
  }
  return '';
}

const isSpace = (char: string) => char === '' || /\s/u.test(char);

/**
 * Formats emphasis with Markdown's delimiters if they would be recognised as such, otherwise as
 * HTML: delimiters have to be what CommonMark calls flanking (0.31, section 6.2).
 */
export function emphasise(content: string, node: Node): string {
  const text = content.trim();
  if (text === '') return content;
  const lead = content.slice(0, content.length - content.trimStart().length);
  const trail = content.slice(content.trimEnd().length);
  if (text.includes('\n\n')) return content;
  const mark = MARKS[node.nodeName] ?? '*';
  const before = lead === '' ? neighbour(node, 'before') : ' ';
  const after = trail === '' ? neighbour(node, 'after') : ' ';
  const opens = !PUNCTUATION.test(text.charAt(0)) || isSpace(before) || PUNCTUATION.test(before);
  const closes = !PUNCTUATION.test(text.at(-1) ?? '') || isSpace(after) || PUNCTUATION.test(after);
  const clashes = text.startsWith('*') || text.endsWith('*') || before === '*' || after === '*';
  if (opens && closes && !clashes) return `${lead}${mark}${text}${mark}${trail}`;
  const tag = mark === '*' ? 'em' : 'strong';
  return `${lead}<${tag}>${text}</${tag}>${trail}`;
}
