import { gfm } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { emphasise } from './emphasis';
import { HIGHLIGHT_ATTRIBUTE } from './mark-passages';
import { fillLists } from './valid-content';

/** Elements without a Markdown equivalent, which its viewers display as HTML. */
const KEPT_AS_HTML = new Set(['sub', 'sup', 'ruby', 'rt', 'rp', 'math', 'kbd', 'mark', 'ins', 'u']);

const UNESCAPED = /[<~$]|%(?=%)|(?<=%)%|&(?=#?\w+;)|(?<!\\)=(?==)|(?<![\w&\\])#(?=\p{L})/gu;

const LINE_BLOCKS = 'p,h1,h2,h3,h4,h5,h6,li,blockquote,figcaption,td,th,div,dt,dd';

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The label of a footnote from the URL or id of its parts: `#fn:1`, `fnref-1`. */
const labelOf = (id: string) => id.replace(/^#?fn(?:ref)?[:.-]?/, '').replaceAll(/[^\w-]/g, '-');

const isFootnote = (node: Node) =>
  isElement(node) && /^(?:li|p|div)$/.test(node.localName) && /^fn(?!ref)/.test(node.id);

const hasFootnotes = (node: Node) =>
  isElement(node) && node.localName === 'ol' && Array.from(node.children).some(isFootnote);

/** The label of a footnote reference in this article. */
function footnoteMark(node: Node): string | null {
  if (!isElement(node) || node.localName !== 'sup') return null;
  const link = node.querySelector('a[href^="#fn"]:not([href^="#fnref"])');
  const isAlone = link?.textContent?.trim() === node.textContent?.trim();
  return link && isAlone ? labelOf(link.getAttribute('href') ?? '') : null;
}

function converter(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
    hr: '---',
  });
  service.use(gfm);
  // One space after the marker, as Obsidian and Prettier write lists; turndown pads to four
  // columns.
  service.addRule('listItem', {
    filter: 'li',
    replacement: (content, node) => {
      const mark = markOf(node);
      const indented = content.trim().replaceAll(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
      return `${mark}${indented}${node.nextSibling ? '\n' : ''}`;
    },
  });
  service.addRule('caption', {
    filter: 'figcaption',
    replacement: (content) => {
      const caption = content.trim();
      // Emphasis ends at a blank line, and does not nest in itself.
      const plain = /[*\n]|^\W|[^\p{L}\p{N}.)]$/u.test(caption);
      return plain ? `\n\n${caption}\n\n` : `\n\n*${caption}*\n\n`;
    },
  });
  service.addRule('details', {
    filter: ['details', 'summary'],
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  service.addRule('emphasis', {
    filter: ['em', 'i', 'strong', 'b'],
    replacement: emphasise,
  });
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) => {
      const text = content.trim().replaceAll(/(?<!\s)\s*\n\s*/g, ' ');
      // Trailing `#` characters would be taken for a closing sequence.
      const whole = text.replace(/(?<!#)#+$/, '\\$&');
      return whole === '' ? '' : `\n\n${'#'.repeat(Number(node.nodeName.charAt(1)))} ${whole}\n\n`;
    },
  });
  service.addRule('code', {
    filter: (node) => node.nodeName === 'PRE',
    replacement: (_content, node) => fenced(node),
  });
  const escape = service.escape.bind(service);
  // Turndown does not escape these, and they would be read as HTML or strikethrough, and in
  // Obsidian and similar apps as formulas, highlights, comments and tags.
  service.escape = (text) => escape(text).replaceAll(UNESCAPED, '\\$&');
  service.addRule('spanningTable', {
    filter: (node) =>
      node.nodeName === 'TABLE' && node.querySelector('[colspan],[rowspan],table') !== null,
    replacement: (_content, node) => (isElement(node) ? rawHtml(node) : ''),
  });
  service.keep((node) => KEPT_AS_HTML.has(node.nodeName.toLowerCase()));
  addFootnotes(service);
  addMath(service);
  addHighlights(service);
  return service;
}

/** A fenced code block with its language, the fence longer than any in it. */
function fenced(node: Node): string {
  if (isElement(node)) {
    for (const line of node.querySelectorAll('br')) line.replaceWith('\n');
    for (const line of node.querySelectorAll('div,p')) if (line.previousSibling) line.before('\n');
  }
  const code = (node.textContent ?? '').replace(/\n$/, '');
  const name = isElement(node) ? node.querySelector('code')?.className : '';
  const language = /\blanguage-(\S+)/.exec(name ?? '')?.[1] ?? '';
  const longest = Math.max(2, ...Array.from(code.matchAll(/`{3,}/g), ([mark]) => mark.length));
  const fence = '`'.repeat(longest + 1);
  return `\n\n${fence}${language}\n${code}\n${fence}\n\n`;
}

/** Raw HTML in Markdown, which a blank line would end. */
function rawHtml(element: Element): string {
  return `\n\n${element.outerHTML.replaceAll(/\n\s*\n/g, '\n')}\n\n`;
}

/** A Markdown link is inline: moves a link around blocks to the first of them. */
function narrowLinks(body: Element): void {
  for (const link of body.querySelectorAll('a[href]')) {
    const blocks = Array.from(link.querySelectorAll(LINE_BLOCKS));
    const first = blocks.find(
      (block) => block.textContent?.trim() && !block.querySelector(LINE_BLOCKS),
    );
    if (!first) continue;
    const narrow = link.cloneNode(false);
    for (const child of Array.from(first.childNodes)) narrow.appendChild(child);
    first.append(narrow);
    link.replaceWith(...link.childNodes);
  }
}

/** A Markdown table needs a header: makes the first row one if the page has none. */
function giveHeaders(body: Element): void {
  for (const table of body.querySelectorAll('table')) {
    if (table.tHead?.rows.length === 0) table.deleteTHead();
    const [row] = table.rows;
    if (!row || table.tHead) continue;
    for (const cell of Array.from(row.cells)) {
      if (cell.localName === 'th') continue;
      const header = body.ownerDocument.createElement('th');
      header.append(...cell.childNodes);
      for (const { name, value } of cell.attributes) header.setAttribute(name, value);
      cell.replaceWith(header);
    }
    table.createTHead().append(row);
  }
}

function addFootnotes(service: TurndownService): void {
  service.addRule('footnoteMark', {
    filter: (node) => footnoteMark(node) !== null,
    replacement: (_content, node) => `[^${footnoteMark(node) ?? ''}]`,
  });
  service.addRule('footnotes', {
    filter: hasFootnotes,
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  service.addRule('footnote', {
    filter: isFootnote,
    replacement: (content, node) => {
      const label = isElement(node) ? labelOf(node.id) : '';
      // The removed back link leaves a space at a paragraph's end.
      const text = content.trim().replaceAll(/(?<![ \t])[ \t]+\n\n/g, '\n\n');
      return `\n\n[^${label}]: ${text.replaceAll(/\n(?=.)/g, '\n    ')}\n\n`;
    },
  });
  service.addRule('wayBack', {
    filter: (node) =>
      node.nodeName === 'A' && (node.getAttribute('href') ?? '').startsWith('#fnref'),
    replacement: () => '',
  });
  service.addRule('footnotesRule', {
    filter: (node) => {
      const next = node.nodeName === 'HR' ? node.nextElementSibling : null;
      return next !== null && hasFootnotes(next);
    },
    replacement: () => '\n\n',
  });
}

/**
 * Makes TeX inert in Markdown viewers without formulas, which would read `<` before a letter as
 * HTML and `](` as a link. An empty group does not change a formula.
 */
const inertTex = (tex: string) =>
  tex.replaceAll(/<(?=[a-z/!?])/gi, '<{}').replaceAll(/\](?=[([])/g, ']{}');

/** Writes formulas as TeX, which every clipped one includes; one without it stays as it is. */
function addMath(service: TurndownService): void {
  const source = (node: Node) =>
    isElement(node) && node.localName === 'math'
      ? (node.querySelector('annotation[encoding="application/x-tex"]')?.textContent?.trim() ??
        node.getAttribute('alttext') ??
        '')
      : '';
  service.addRule('formula', {
    filter: (node) => source(node) !== '' && !/[$\n]/.test(source(node)),
    replacement: (_content, node) =>
      isElement(node) && node.getAttribute('display') === 'block'
        ? `\n\n$$\n${inertTex(source(node))}\n$$\n\n`
        : `$${inertTex(source(node))}$`,
  });
}

function markOf(item: Node): string {
  const list = item.parentNode;
  if (!(list instanceof HTMLOListElement)) return '- ';
  const items = Array.from(list.children).filter((each) => each.localName === 'li');
  return `${list.start + items.findIndex((each) => each === item)}. `;
}

/**
 * Marks the user's highlights, with leading and trailing spaces outside, where they would break the
 * delimiters.
 */
function addHighlights(service: TurndownService): void {
  service.addRule('highlight', {
    filter: (node) => node.nodeName === 'MARK' && node.hasAttribute(HIGHLIGHT_ATTRIBUTE),
    replacement: (content) => {
      const words = content.trim();
      if (words === '') return content;
      const at = content.indexOf(words);
      return `${content.slice(0, at)}==${words}==${content.slice(at + words.length)}`;
    },
  });
}

/**
 * Created once: its rules never change, and creating one takes longer than converting a short text.
 */
const SERVICE = converter();

/**
 * Converts an article's HTML to GitHub-flavoured Markdown. Needs a DOM.
 * @param prepare modifies the parsed HTML first
 */
export function htmlToMarkdown(
  html: string,
  prepare: (root: Element) => void = () => undefined,
): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  prepare(body);
  fillLists(body, body.ownerDocument);
  giveHeaders(body);
  narrowLinks(body);
  return SERVICE.turndown(body);
}
