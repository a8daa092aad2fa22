import type { PageElement, PageNode } from '../page/element';
import { element } from '../page/tree';
import { shortText } from '../page/blocks';

/** Line numbers, copy buttons and captions that syntax highlighters add to code. */
const GUTTER =
  '.lineno, .linenos, .linenumber, .line-number, .line-numbers-rows, .gutter, .rouge-gutter, .hljs-ln-numbers, .ln, .lnt, .blob-num, [data-line-number]:empty, button';
/** Buttons that copy the code, which may be no `button`. */
const COPY = '[class*=copy i]:not(code)';
const LANGUAGE =
  /(?:^|\s)(?:(?:language|lang|brush|highlight-source|highlight)[-:]\s?|sourceCode )([\w+#.-]+)/i;
const NO_LANGUAGE =
  /^(?:none|text|plain|plaintext|source|highlighter|numbers?|wrapper|code|block)$/i;

/** A listing marked up as one element per line. */
const FIRST_LINE =
  'div:is([class*=fragment i], [class*=code i], [class*=source i]) > div.line:first-child';

/** Turns every listing into a plain `pre > code` with its language and exact white space. */
export function keepCode(root: PageElement): void {
  for (const table of root.querySelectorAll('table')) {
    const marked = table.querySelectorAll('pre, td.code:not(:has(pre)), td.blob-code');
    const isNamed = /code|highlight|gutter|line|rouge|hljs/i.test(table.className);
    if (isNumbered(table) || (isNamed && marked.length > 0))
      unwrapListing(table, marked.length > 0 ? marked : table.querySelectorAll('td + td'));
  }
  for (const line of root.querySelectorAll(FIRST_LINE)) {
    const listing = line.parentElement;
    if (!listing || !Array.from(listing.children).every((each) => each.matches('.line'))) continue;
    const pre = element('pre');
    pre.append(...listing.children);
    listing.replaceWith(pre);
  }
  for (const pre of root.querySelectorAll('pre')) {
    const language = languageOf(pre);
    for (const part of pre.querySelectorAll(GUTTER)) part.remove();
    for (const part of pre.querySelectorAll(COPY)) {
      const isListing = part.querySelector('code') ?? part.textContent === pre.textContent;
      if (!isListing) part.remove();
    }
    for (const numbered of pre.querySelectorAll('[style*="user-select" i], [unselectable]')) {
      if (/^\s*(?:\d+\s*)?$/.test(numbered.textContent)) numbered.remove();
    }
    const text = linesOf(pre);
    if (!text.trim()) continue;
    const code = element('code');
    code.textContent = text;
    if (language) {
      code.className = `language-${language}`;
      const label = pre.previousElementSibling ?? pre.parentElement?.previousElementSibling;
      // A heading of that name would belong to the text.
      if (label?.matches('div, span') && shortText(label, 40).toLowerCase() === language)
        label.remove();
    }
    pre.replaceChildren(code);
  }
}

/** Whether a table is one row of two cells, the first with only line numbers. */
function isNumbered(table: PageElement): boolean {
  const [first, second, ...more] = table.querySelectorAll('td, th');
  if (!first || !second || more.length > 0) return false;
  const numbers = linesOf(first).trim().split(/\s+/);
  // For a single line, the number alone proves nothing.
  const isMany = numbers.length > 1 || second.querySelector('pre') !== null;
  return isMany && numbers.every((each, at) => each === String(at + 1));
}

/** Unwraps a listing laid out as a table with line numbers in the first column. */
function unwrapListing(table: PageElement, cells: PageElement[]): void {
  const pre = element('pre');
  const lines = Array.from(cells).filter((cell) => !/^[\d\s]*$/.test(cell.textContent));
  pre.textContent = lines.map((cell) => linesOf(cell)).join('\n');
  pre.className = `${table.className} ${lines[0]?.querySelector('code')?.className ?? ''}`;
  const code = table.closest('code');
  const listing = code && !code.closest('pre') ? code : table;
  const outer = listing.closest('pre') ?? listing;
  outer.replaceWith(pre);
}

/** Returns the text as displayed, with a line break for each block and `<br>`. */
function linesOf(listing: PageElement): string {
  let text = '';
  const visit = (node: PageNode): void => {
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    const name = node.nodeType === 1 ? node.localName : '';
    if (name === 'br') text += '\n';
    const block = /^(?:div|li|tr|p)$/.test(name);
    if (block && text && !text.endsWith('\n')) text += '\n';
    if (node.nodeType === 1) for (const child of node.childNodes) visit(child);
    if (block && !text.endsWith('\n')) text += '\n';
  };
  visit(listing);
  // Some sites keep an empty line open with a space.
  return text.replace(/\u00a0/g, ' ').replace(/^ $/gm, '');
}

function languageOf(pre: PageElement): string | null {
  const holders = [
    pre.querySelector('code'),
    pre,
    pre.parentElement,
    pre.parentElement?.parentElement,
  ];
  for (const holder of holders) {
    if (!holder) continue;
    const named =
      holder.getAttribute('data-lang') ??
      holder.getAttribute('data-language') ??
      LANGUAGE.exec(holder.getAttribute('class') ?? '')?.[1];
    if (named && /^[\w+#.-]{1,20}$/.test(named) && !NO_LANGUAGE.test(named))
      return named.toLowerCase();
  }
  return null;
}
