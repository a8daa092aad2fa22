/** Elements that must not contain block elements. */
const PHRASING_ONLY = new Set(
  'p h1 h2 h3 h4 h5 h6 pre span b i em strong small sub sup abbr cite code kbd mark q s samp time u var bdi bdo dfn rt rp ruby summary dt'.split(
    ' ',
  ),
);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'dt', 'summary']);
const BLOCKS =
  'aside,blockquote,caption,dd,details,div,dl,dt,figcaption,figure,h1,h2,h3,h4,h5,h6,hr,li,ol,p,pre,section,table,ul';

/** Elements that are only allowed in certain parents. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  dt: ['dl'],
  dd: ['dl'],
  figcaption: ['figure'],
  summary: ['details'],
  caption: ['table'],
  colgroup: ['table'],
  col: ['colgroup'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
  rt: ['ruby'],
  rp: ['ruby'],
};

/** The only children that certain elements may have; others are wrapped. */
const CHILDREN: Readonly<
  Record<string, { readonly only: readonly string[]; wrap: string | null }>
> = {
  ul: { only: ['li'], wrap: 'li' },
  ol: { only: ['li'], wrap: 'li' },
  dl: { only: ['dt', 'dd'], wrap: 'dd' },
  table: { only: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr'], wrap: null },
  thead: { only: ['tr'], wrap: null },
  tbody: { only: ['tr'], wrap: null },
  tfoot: { only: ['tr'], wrap: null },
  tr: { only: ['td', 'th'], wrap: 'td' },
  colgroup: { only: ['col'], wrap: null },
};

const COUNT = /^[1-9]\d{0,3}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** Attributes that stay, with the pattern of their value; all others are removed. */
const ATTRIBUTES: Readonly<Record<string, { readonly on?: readonly string[]; as: RegExp }>> = {
  alt: { on: ['img'], as: /[^]*/ },
  title: { as: /[^]*/ },
  dir: { as: /^(?:ltr|rtl|auto)$/ },
  lang: { as: LANGUAGE },
  start: { on: ['ol'], as: /^-?\d{1,6}$/ },
  type: { on: ['ol'], as: /^[1aAiI]$/ },
  reversed: { on: ['ol'], as: /^/ },
  value: { on: ['li'], as: /^-?\d{1,6}$/ },
  colspan: { on: ['td', 'th'], as: COUNT },
  rowspan: { on: ['td', 'th'], as: COUNT },
  scope: { on: ['th'], as: /^(?:row|col|rowgroup|colgroup)$/ },
  span: { on: ['col', 'colgroup'], as: COUNT },
  width: { on: ['img'], as: COUNT },
  height: { on: ['img'], as: COUNT },
};

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/**
 * Makes an article's fragment valid HTML that loads nothing, in place: pages nest elements in
 * invalid ways, and e-book readers and validators are strict. No text is lost.
 * @param imageWord replaces an external image without a description
 */
export function makeValid(fragment: DocumentFragment, imageWord: string): void {
  const page = fragment.ownerDocument;
  linkImages(fragment, imageWord);
  for (const element of fragment.querySelectorAll('*')) nest(element, page);
  for (const [parent, { only, wrap }] of Object.entries(CHILDREN)) {
    for (const element of fragment.querySelectorAll(parent)) fill(element, only, wrap, page);
  }
  for (const element of fragment.querySelectorAll('table')) orderTable(element);
  for (const element of fragment.querySelectorAll('dl')) orderList(element, page);
  for (const element of fragment.querySelectorAll('figure')) orderFigure(element);
  for (const element of fragment.querySelectorAll('details')) orderDetails(element);
  for (const element of fragment.querySelectorAll('ul,ol,dl,tr,table,colgroup,ruby')) {
    if (element.childElementCount === 0) unwrap(element);
  }
  for (const element of fragment.querySelectorAll('a a')) unwrap(element);
  cleanAttributes(fragment);
}

/** Replaces external images with links. */
function linkImages(fragment: DocumentFragment, imageWord: string): void {
  for (const image of fragment.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? '';
    if (/^data:image\//i.test(source)) {
      if (!image.hasAttribute('alt')) image.setAttribute('alt', '');
      continue;
    }
    const label = image.getAttribute('alt')?.trim() || imageWord;
    const link = fragment.ownerDocument.createElement(image.closest('a') ? 'span' : 'a');
    if (/^https?:/i.test(source)) link.setAttribute('href', source);
    link.textContent = label;
    image.replaceWith(link);
  }
}

/** Unwraps an element that is in an invalid parent, or has invalid children. */
function nest(element: Element, page: Document): void {
  if (element.namespaceURI === MATHML) return;
  const name = element.localName;
  const allowed = PARENTS[name];
  const parent = element.parentElement?.localName ?? '';
  if (allowed && !allowed.includes(parent)) {
    separate(element, page);
    unwrap(element);
    return;
  }
  if (!PHRASING_ONLY.has(name) || !element.querySelector(BLOCKS)) return;
  if (HEADINGS.has(name)) {
    for (const block of element.querySelectorAll(BLOCKS)) {
      separate(block, page);
      unwrap(block);
    }
  } else {
    unwrap(element);
  }
}

/** Keeps the words of adjacent blocks apart. */
function separate(element: Element, page: Document): void {
  const pre = element.closest('pre') !== null;
  element.after(page.createTextNode(pre ? '\n' : ' '));
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** Wraps a list's children that are not list items. */
export function fillLists(root: ParentNode, page: Document): void {
  for (const list of root.querySelectorAll('ul,ol')) fill(list, ['li'], 'li', page);
}

/**
 * Wraps an element's invalid children; without a wrapper element, they are moved after the table.
 */
function fill(
  element: Element,
  only: readonly string[],
  wrap: string | null,
  page: Document,
): void {
  let wrapper: Element | null = null;
  for (const child of Array.from(element.childNodes)) {
    const isChild = child.nodeType === 1 && only.includes((child as Element).localName);
    const isBlank = child.nodeType !== 1 && (child.textContent ?? '').trim() === '';
    if (isChild) wrapper = null;
    if (isChild || isBlank) continue;
    if (wrap === null) {
      (element.closest('table') ?? element).after(child);
      continue;
    }
    if (!wrapper) {
      wrapper = page.createElement(wrap);
      child.before(wrapper);
    }
    wrapper.append(child);
  }
}

/**
 * Sorts a table's parts: caption, columns, head, bodies, foot, with only one of each except bodies.
 */
function orderTable(table: Element): void {
  const of = (name: string) => Array.from(table.children).filter((each) => each.localName === name);
  const [caption, ...captions] = of('caption');
  for (const extra of captions) {
    caption?.append(' ', ...extra.childNodes);
    extra.remove();
  }
  const [head, ...heads] = of('thead');
  for (const extra of heads) head?.append(...extra.childNodes);
  for (const extra of heads) extra.remove();
  const rows = of('tr');
  if (rows.length > 0) {
    const body = table.ownerDocument.createElement('tbody');
    rows[0]?.before(body);
    body.append(...rows);
  }
  const foot = of('tfoot');
  table.prepend(...(caption ? [caption] : []), ...of('colgroup'), ...(head ? [head] : []));
  table.append(...foot);
  if (table.querySelector('tr')) return;
  if (caption) unwrap(caption);
  unwrap(table);
}

/** Unwraps `details` without a summary. */
function orderDetails(details: Element): void {
  const [summary, ...others] = Array.from(details.children).filter(
    (each) => each.localName === 'summary',
  );
  for (const other of others) unwrap(other);
  if (summary) {
    details.prepend(summary);
    return;
  }
  const box = details.ownerDocument.createElement('div');
  box.append(...details.childNodes);
  details.replaceWith(box);
}

/** A definition list must begin with a term and end with a definition. */
function orderList(list: Element, page: Document): void {
  const [first] = list.children;
  if (first?.localName === 'dd') first.before(page.createElement('dt'));
  const last = list.lastElementChild;
  if (last?.localName === 'dt') last.after(page.createElement('dd'));
}

/** Leaves one caption, at the end. */
function orderFigure(figure: Element): void {
  const [caption, ...others] = Array.from(figure.children).filter(
    (each) => each.localName === 'figcaption',
  );
  for (const other of others) {
    caption?.append(' ', ...other.childNodes);
    other.remove();
  }
  if (caption && caption !== figure.firstElementChild) figure.append(caption);
}

function cleanAttributes(fragment: DocumentFragment): void {
  const ids = new Set<string>();
  for (const element of fragment.querySelectorAll('*')) {
    if (element.namespaceURI === MATHML) continue;
    const id = xmlId(element.id);
    for (const { name, value } of Array.from(element.attributes)) {
      if (name === 'href' || name === 'src') continue;
      if (name === 'class' && element.localName === 'code') continue;
      const rule = ATTRIBUTES[name];
      const fits = rule?.as.test(value) && (!rule.on || rule.on.includes(element.localName));
      if (!fits) element.removeAttribute(name);
    }
    if (id !== '' && !ids.has(id)) {
      ids.add(id);
      element.id = id;
    }
  }
  for (const link of fragment.querySelectorAll('a')) {
    const href = link.getAttribute('href');
    const address = href === null ? null : addressOf(href, ids);
    if (address === null) link.removeAttribute('href');
    else link.setAttribute('href', address);
  }
}

/** An id valid in XML, where a colon would mark a namespace. */
const xmlId = (id: string) => (id === '' ? '' : id.replaceAll(/[^\w-]/g, '-'));

function addressOf(href: string, ids: ReadonlySet<string>): string | null {
  if (href.startsWith('#')) {
    const id = xmlId(href.slice(1));
    return ids.has(id) ? `#${id}` : null;
  }
  return URL.canParse(href) ? validAddress(href) : null;
}

/** Escapes characters in a URL that browsers accept but specifications forbid. @throws TypeError */
export function validAddress(address: string): string {
  const { href, origin } = new URL(address);
  const start = href.startsWith(origin) ? origin.length : 0;
  const rest = href
    .slice(start)
    .replaceAll(/[|^`{}[\]\\]/g, encodeURIComponent)
    .replaceAll(/%(?![0-9a-f]{2})/gi, '%25');
  return href.slice(0, start) + rest;
}
