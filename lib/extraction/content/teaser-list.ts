/** A list has at least so many teasers, and an article under a headline more words than these. */
const FEWEST_TEASERS = 3;
const TEASER_WORDS = 60;

/**
 * Whether a part of a page is a list of teasers, such as a front page: headlines that link to
 * their articles, each with little text of its own.
 */
export function isTeaserList(part: Element): boolean {
  const headlines = part.querySelectorAll('h1 a[href], h2 a[href], h3 a[href], h4 a[href]');
  const linked = Array.from(headlines).filter((link) => {
    const heading = link.closest('h1, h2, h3, h4');
    return !link.getAttribute('href')?.startsWith('#') && sameText(link, heading);
  });
  const words = part.textContent.match(/\S+/g)?.length ?? 0;
  return linked.length >= FEWEST_TEASERS && words / linked.length < TEASER_WORDS;
}

function sameText(a: Element, b: Element | null): boolean {
  return a.textContent.trim() !== '' && a.textContent.trim() === b?.textContent.trim();
}
