/** Types of schema.org that say what a page is, where it is no article. */
const TYPES = 'Recipe|VideoObject|Product|ProductGroup|SoftwareSourceCode';
const IN_DATA = new RegExp(`"(?:https?://schema\\.org/)?(?:${TYPES})"`);
const IN_MARKUP = [
  ...TYPES.split('|').map((type) => `[itemtype$="schema.org/${type}" i]`),
  'track[src]',
  'meta[name="go-import"]',
  'meta[property="og:type"][content^="video" i]',
].join();

/** What a web mailbox has around its messages, and what it shows one in. */
export const MAILBOX = '[role=toolbar], [role=tree], [role=grid], [role=listbox]';
export const MESSAGE = 'iframe, [role=document], [role=article], [role=listitem]';

/**
 * Whether a page says that it is of a kind of its own (a video, a recipe, a product), so that more
 * can be made of it than its article. Quick, for it is asked of every page.
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
