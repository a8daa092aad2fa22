/** Elements that begin a line of their own. */
const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre ' +
    'section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Whether the node is an element; unlike `instanceof` also for nodes of another frame. */
export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === 1;
}

/** Whether the node begins a line of its own. */
export function isBlock(node: Node | null): node is Element {
  return isElement(node) && BLOCK_TAGS.has(node.localName);
}

/** Whether a node stands after another in the page, or inside it. */
export function isAfter(node: Node, other: Node): boolean {
  return (other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Whether an element heads a part of a text, below its title. */
export function isSubheading({ localName }: Element): boolean {
  return /^h[2-6]$/.test(localName);
}

/** By what elements that are set alike are known. */
export function kindOf({ localName, className }: Element): string {
  return `${localName}.${className}`;
}

/** Whether any element inside begins a line of its own. */
export function hasBlockInside(element: Element): boolean {
  for (const child of element.children) {
    if (BLOCK_TAGS.has(child.localName) || hasBlockInside(child)) return true;
  }
  return false;
}

const UNFOLDED = /[^\S ]|[\u00AD\u200B\uFEFF]| {2}/;

/** Text with runs of white space folded to one space, as HTML shows it. */
export function foldSpace(text: string): string {
  // Most texts need no folding, and looking is cheaper than replacing.
  const folded = UNFOLDED.test(text)
    ? text.replaceAll('\u00AD', '').replace(/[\s\u200B\uFEFF]+/g, ' ')
    : text;
  return folded.trim();
}

/** An element's text, folded; empty where it has more characters than `most`: folding takes long. */
export function shortText(element: Element | null | undefined, most: number): string {
  const text = element?.textContent ?? '';
  return text.length > most ? '' : foldSpace(text);
}

/** What two texts share that differ only in case, spacing and punctuation. */
export function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
