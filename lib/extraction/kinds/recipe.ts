import type { Article } from '../../clips/article';
import { asList, isNode, textOf, type JsonLdNode } from '../metadata/json-ld';
import { removeWithEmpty } from '../output/choice';
import { piecesIn } from '../output/pieces';
import { foldSpace, wordKey } from '../page/blocks';
import { changeArticleHtml, make } from './change-html';
import type { KindLabels } from './labels';
import { nodesOf } from './structured-data';

const MOST_LINES = 300;
const MOST_RECIPES = 5;
const MOST_ELEMENTS = 30_000;
/** In characters, including white space and markup residue. */
const LONGEST_LINE = 5000;
/** If the page shows a smaller share of the lines, the data does not describe what is shown. */
const LEAST_SHOWN = 0.5;
const LONGEST_HEADING = 80;
/** How deeply sections of instructions may be nested. */
const MOST_NESTED = 4;

/** Lines of a recipe as the page shows them, and the heading before them. */
interface ShownLines {
  readonly lines: readonly string[];
  readonly heading: string | null;
}

/**
 * Adds the ingredients of a recipe as a list and its steps in order, as far as the page shows what
 * its structured data says; anything not shown is not added.
 */
export function withRecipe(
  article: Article,
  page: Document,
  nodes: readonly JsonLdNode[],
  labels: KindLabels,
): Article {
  const recipes = nodesOf(nodes, 'Recipe').slice(0, MOST_RECIPES);
  if (recipes.length === 0) return article;
  const shown = elementsByText(page);
  for (const recipe of recipes) {
    const named = recipe['recipeIngredient'] ?? recipe['ingredients'];
    const ingredients = shownOf(linesOf(named), shown, page);
    const steps = shownOf(linesOf(recipe['recipeInstructions']), shown, page);
    if (!ingredients && !steps) continue;
    const name = textOf(recipe['name']);
    const titled = article.text === '' && name !== null ? { ...article, title: name } : article;
    return changeArticleHtml(titled, (root) => {
      if (ingredients) keepLines(root, ingredients, 'ul', labels.ingredients);
      if (steps) keepLines(root, steps, 'ol', labels.steps);
    });
  }
  return article;
}

/** Flattens ingredients or steps to lines: strings, HowToStep, or nested HowToSection. */
function linesOf(value: unknown, nested = 0): readonly string[] {
  return asList(value)
    .flatMap((item): readonly string[] => {
      if (typeof item === 'string') return item.split('\n').map(plain);
      if (!isNode(item) || nested > MOST_NESTED) return [];
      if (item['itemListElement'] !== undefined)
        return linesOf(item['itemListElement'], nested + 1);
      const line = textOf(item['text'] ?? item['name'], LONGEST_LINE);
      return line === null ? [] : [plain(line)];
    })
    .filter(Boolean)
    .slice(0, MOST_LINES);
}

/** Strips markup, which some structured data contains. */
function plain(line: string): string {
  const text = new DOMParser().parseFromString(line.slice(0, LONGEST_LINE), 'text/html').body;
  return foldSpace(text.textContent);
}

/** The innermost elements showing a text, keyed by its letters and digits. */
function elementsByText(page: Document): ReadonlyMap<string, Element> {
  const shown = new Map<string, Element>();
  const all = page.body?.querySelectorAll('*:not(script, style, template, noscript)') ?? [];
  for (const element of Array.from(all).slice(0, MOST_ELEMENTS)) {
    const text = element.textContent;
    if (text.length > LONGEST_LINE) continue;
    const key = wordKey(text);
    if (key !== '' && isVisible(element)) shown.set(key, element);
  }
  return shown;
}

/** Whether an element is visible; always true for a page without a window. */
const isVisible = (element: Element): boolean =>
  element.ownerDocument.defaultView === null ||
  typeof element.checkVisibility !== 'function' ||
  element.checkVisibility();

function shownOf(
  lines: readonly string[],
  shown: ReadonlyMap<string, Element>,
  page: Document,
): ShownLines | null {
  const elements = lines.flatMap((line) => shown.get(wordKey(line)) ?? []);
  const [first] = elements;
  if (!first || elements.length < lines.length * LEAST_SHOWN) return null;
  const texts = elements.map((element) => foldSpace(element.textContent));
  return { lines: texts, heading: headingBefore(first, page) };
}

function headingBefore(element: Element, page: Document): string | null {
  let last: Element | null = null;
  for (const heading of page.querySelectorAll('h2, h3, h4, h5, h6')) {
    if (!(heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    last = heading;
  }
  const text = foldSpace(last?.textContent ?? '');
  return text !== '' && text.length <= LONGEST_HEADING ? text : null;
}

/** Inserts the lines as a list at their place in the article, or at the end. */
function keepLines(
  root: DocumentFragment,
  { lines, heading }: ShownLines,
  name: 'ul' | 'ol',
  label: string,
): void {
  const wanted = new Set(lines.map(wordKey));
  const pieces = piecesIn(root);
  const there = pieces.filter((piece) => wanted.has(wordKey(piece.textContent)));
  if (there.length === wanted.size && (isList(there) || isIllustrated(there, pieces))) return;
  const list = make(root, name, ...lines.map((line) => make(root, 'li', line)));
  const place = there[0] && outermost(there[0]);
  if (place) place.before(list);
  else root.append(list);
  const title = heading ?? label;
  if (!pieces.some((piece) => wordKey(piece.textContent) === wordKey(title)))
    list.before(make(root, 'h2', title));
  for (const piece of there) removeWithEmpty(piece);
}

/** Whether all pieces are in one and the same list. */
function isList(pieces: readonly Element[]): boolean {
  const lists = new Set(pieces.map((piece) => piece.closest('ul, ol')));
  return lists.size === 1 && !lists.has(null);
}

/** Whether there are pictures between the pieces, which a list would separate from them. */
function isIllustrated(there: readonly Element[], pieces: readonly Element[]): boolean {
  const [first, last] = [there[0], there.at(-1)];
  if (!first || !last) return false;
  return pieces
    .slice(pieces.indexOf(first), pieces.indexOf(last))
    .some((piece) => piece.localName === 'figure' || piece.querySelector('img') !== null);
}

const outermost = (piece: Element): Element => {
  let outer: Element = piece;
  for (let around = piece; ;) {
    const next = around.parentElement?.closest('ul, ol, dl, table');
    if (!next) return outer;
    [around, outer] = [next, next];
  }
};
