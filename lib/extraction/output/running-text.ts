import { isBlockName } from '../page/blocks';

/** Elements that are not part of the running text. */
const BESIDE = new Set(['figcaption', 'script', 'style', 'template', 'iframe', 'rt', 'rp', 'svg']);

/**
 * Returns the running text of an article: a line for each heading, paragraph, list item, quote,
 * table row and line of code, without captions and credits.
 */
export function runningText(root: Element | DocumentFragment): string {
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    const folded = line.replace(/\s+/g, ' ').trim();
    if (folded) lines.push(folded);
    line = '';
  };
  let cells = 0;
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      line += node.nodeValue ?? '';
      return;
    }
    const name = isElement(node) ? node.localName : '';
    if (BESIDE.has(name) || isWayBack(node)) return;
    if (isElement(node) && name === 'pre' && cells === 0) {
      endLine();
      lines.push(...codeLines(node));
      return;
    }
    if (isElement(node) && name === 'math') {
      // The source of a formula reads better inline than its parts one after another.
      line += ` ${node.getAttribute('alttext') ?? node.textContent} `;
      return;
    }
    const cell = name === 'td' || name === 'th';
    const breaks = name === 'br' || isBlockName(name);
    // A table row is one line, whatever is in its cells.
    const breakLine = (): void => {
      if (cell || cells > 0) line += ' ';
      else endLine();
    };
    if (breaks) breakLine();
    if (cell) cells += 1;
    for (const child of node.childNodes) visit(child);
    if (cell) cells -= 1;
    if (breaks) breakLine();
  };
  visit(root);
  endLine();
  return lines.join('\n');
}

/**
 * Whether a node is the arrow that leads from a footnote back to its reference; a number there is
 * the note's own.
 */
function isWayBack(node: Node): boolean {
  return (
    isElement(node) &&
    (node.getAttribute('href')?.startsWith('#fnref') ?? false) &&
    !/[\p{L}\p{N}*†‡§]/u.test(node.textContent)
  );
}

/** Lines of code keep their indentation. */
function codeLines(pre: Element): readonly string[] {
  const text = (pre.textContent ?? '').replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd();
  return text ? text.split('\n').map((line) => line.trimEnd()) : [];
}

/** Whether the node is an element; unlike `instanceof` also for nodes of another frame. */
function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
