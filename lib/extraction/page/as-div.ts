/** Puts a plain container in an element's place, with its children and the attributes named. */
export function asDiv(element: Element, attributes: readonly string[] = []): void {
  const div = element.ownerDocument.createElement('div');
  for (const name of attributes) {
    const value = element.getAttribute(name);
    if (value !== null) div.setAttribute(name, value);
  }
  div.append(...Array.from(element.childNodes));
  element.replaceWith(div);
}
