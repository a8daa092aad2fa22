/** The pictures that a page keeps for readers without scripts, as elements of our copy. */
export function picturesOf(noscript: Element, fresh: Document): readonly Element[] {
  const source: unknown = Reflect.get(Node.prototype, 'textContent', noscript);
  const isMarkup = typeof source === 'string' && /<img\b/i.test(source);
  const holder = isMarkup
    ? new DOMParser().parseFromString(source, 'text/html').body
    : fresh.importNode(noscript, true);
  return Array.from(holder.querySelectorAll('img'))
    .filter((image) => !/^[01]$/.test(image.getAttribute('width') ?? ''))
    .map((image) => {
      const kept = fresh.createElement('noscript');
      kept.append(fresh.importNode(image, true));
      return kept;
    });
}

/** Gives a copied picture without an address of its own the one that the browser shows. */
export function keepShownPicture(element: Element, copy: Element): void {
  if (copy.localName !== 'img') return;
  const src = copy.getAttribute('src') ?? '';
  if (src !== '' && !src.startsWith('data:')) return;
  const shown: unknown = Reflect.get(HTMLImageElement.prototype, 'currentSrc', element);
  if (typeof shown === 'string' && /^https?:/.test(shown)) copy.setAttribute('src', shown);
}
