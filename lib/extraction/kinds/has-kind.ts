/** The schema.org types for pages of a special kind. */
const TYPES = 'Recipe|VideoObject|Product|ProductGroup|SoftwareSourceCode';
const IN_DATA = new RegExp(`"(?:https?://schema\\.org/)?(?:${TYPES})"`);
const IN_MARKUP = [
  ...TYPES.split('|').map((type) => `[itemtype$="schema.org/${type}" i]`),
  'track[src]',
  'meta[name="go-import"]',
  'meta[property="og:type"][content^="video" i]',
].join();

/** The elements around messages in a webmail client, and the ones a message is shown in. */
export const MAILBOX = '[role=toolbar], [role=tree], [role=grid], [role=listbox]';
export const MESSAGE = 'iframe, [role=document], [role=article], [role=listitem]';

/**
 * Whether a page declares a special kind (a video, a recipe, a product), so that more than its
 * article can be clipped. Fast, because every page is checked.
 */
export function mayBeOfKind(page: Document): boolean {
  const all = (selector: string) => Document.prototype.querySelectorAll.call(page, selector);
  return (
    all(IN_MARKUP).length > 0 ||
    (all(MAILBOX).length > 0 && all(MESSAGE).length > 0) ||
    Array.from(all('script[type*="ld+json" i]')).some(({ textContent }) =>
      IN_DATA.test(textContent ?? ''),
    )
  );
}
