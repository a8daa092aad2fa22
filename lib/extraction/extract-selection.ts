import type { Article } from '../clips/article';
import { linkAbsolutely, preparePage } from './keep/prepare';
import { readDirection } from './metadata/language';
import { baseOf } from './metadata/page-facts';
import { readMetadata } from './metadata/read-metadata';
import { innerHtml } from './output/html';
import { runningText } from './output/running-text';
import { sanitise, serialise } from './output/sanitise';
import { countWords } from './output/words';
import { readPage } from './page/read-page';

/** Elements that give their content its form: kept around a selection inside them. */
const FORMS = new Set([
  'blockquote',
  'code',
  'dl',
  'li',
  'ol',
  'pre',
  'table',
  'tbody',
  'tr',
  'ul',
]);

/**
 * Extracts the selection as an article with the page's metadata; `null` if nothing is selected.
 * @param selection the window's own, since a page's markup can shadow `document.getSelection`
 */
export function extractSelection(
  document: Document,
  url: string,
  selection: Selection | null,
): Article | null {
  if (!selection || selection.isCollapsed || selection.toString().trim() === '') return null;
  const part = new DOMParser().parseFromString('', 'text/html');
  for (let index = 0; index < selection.rangeCount; index += 1) {
    part.body.append(part.importNode(selectedPart(selection.getRangeAt(index)), true));
  }
  const selected = readPage(part, { hidden: 'kept' })?.root.querySelector('body');
  const page = readPage(document, { hidden: 'left out' });
  if (!selected || !page) return null;
  const base = baseOf(page.root, url);
  preparePage(selected, base);
  linkAbsolutely(selected, base);
  const fragment = sanitise(innerHtml(selected));
  const text = runningText(fragment);
  if (text === '') return null;
  const [metadata, facts] = readMetadata(page.root, url, new Date());
  return {
    ...metadata,
    title: metadata.title ?? text.slice(0, 80),
    dir: readDirection(facts.root, facts.heading, text),
    html: serialise(fragment),
    text,
    wordCount: countWords(text),
    receipt: null,
  };
}

function selectedPart(range: Range): Node {
  let part: Node = range.cloneContents();
  const { commonAncestorContainer: ancestor } = range;
  let around = ancestor instanceof Element ? ancestor : ancestor.parentElement;
  for (; around; around = around.parentElement) {
    if (!FORMS.has(around.localName)) continue;
    const form = around.cloneNode(false) as Element;
    form.append(part);
    part = form;
  }
  return part;
}
