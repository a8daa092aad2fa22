const DEEPEST = 8;
/** Generated names (by a build or a database), which differ on the next page. */
const MADE =
  /\d{3}|^[a-z]{1,2}-|^[^A-Z]*[A-Z][^A-Z]*[A-Z].*\d|__?(?=[a-z\d]*\d)[a-z\d]+$|^(?:css|jsx|sc|svelte)-/;

/**
 * Returns a selector for finding the same part on other pages of the site; null inside a shadow
 * tree, which selectors cannot reach.
 */
export function selectorOf(element: Element): string | null {
  const root = element.getRootNode();
  if (root.nodeType !== Node.DOCUMENT_NODE) return null;
  const isUnique = (selector: string): boolean =>
    Document.prototype.querySelectorAll.call(element.ownerDocument, selector).length === 1;
  const steps: string[] = [];
  let place: Element | null = element;
  for (let depth = 0; place && depth < DEEPEST; depth += 1) {
    for (const own of namesOf(place)) {
      const selector = [own, ...steps].join(' > ');
      if (isUnique(selector)) return selector;
    }
    steps.unshift(stepOf(place));
    if (isUnique(steps.join(' > '))) return steps.join(' > ');
    place = place.parentElement;
  }
  return null;
}

/** The element that a selector matches on a page, if any. */
export function elementBySelector(document: Document, selector: string): Element | null {
  try {
    return Document.prototype.querySelector.call(document, selector);
  } catch {
    return null;
  }
}

function namesOf(element: Element): readonly string[] {
  const tag = CSS.escape(element.localName);
  const id = element.getAttribute('id') ?? '';
  const names = (element.getAttribute('class') ?? '')
    .split(/\s+/)
    .filter((name) => name !== '' && !MADE.test(name))
    .map((name) => `.${CSS.escape(name)}`);
  const itemprop = element.getAttribute('itemprop');
  return [
    ...(id !== '' && !MADE.test(id) ? [`#${CSS.escape(id)}`] : []),
    ...(itemprop ? [`${tag}[itemprop="${CSS.escape(itemprop)}"]`] : []),
    ...(/^(?:main|article)$/.test(element.localName) ? [tag] : []),
    ...names.map((name) => tag + name),
    ...(names.length > 1 ? [tag + names.join('')] : []),
  ];
}

function stepOf(element: Element): string {
  const alike = Array.from(element.parentElement?.children ?? []).filter(
    ({ localName }) => localName === element.localName,
  );
  const tag = CSS.escape(element.localName);
  return alike.length > 1 ? `${tag}:nth-of-type(${alike.indexOf(element) + 1})` : tag;
}
