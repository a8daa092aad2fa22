/** The parts of an article that must survive a round trip through Markdown. */
export interface Kept {
  readonly text: string;
  readonly links: readonly string[];
  readonly tables: readonly (readonly string[])[][];
  readonly code: readonly string[];
  readonly images: readonly string[];
}

const folded = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/**
 * The parts of an article's HTML, in page order, without footnotes, which Markdown numbers itself.
 */
export function keptOf(html: string): Kept {
  const page = new DOMParser().parseFromString(html, 'text/html').body;
  for (const line of page.querySelectorAll('pre br')) line.replaceWith('\n');
  for (const line of page.querySelectorAll('pre div')) line.before('\n');
  for (const math of page.querySelectorAll('math')) math.remove();
  const all = (selector: string) => Array.from(page.querySelectorAll(selector));
  const code = all('pre').map((each) => (each.textContent ?? '').replace(/\n$/, ''));
  const tables = all('table').map((table) =>
    Array.from(table.querySelectorAll('tr'), (row) =>
      Array.from(row.querySelectorAll('th,td'), (cell) => folded(cell.textContent ?? '')),
    ),
  );
  const filled = tables.filter((rows) => rows.length > 0);
  const links = all('a[href]').map((link) => link.getAttribute('href') ?? '');
  const images = all('img[src]').map((image) => image.getAttribute('src') ?? '');
  for (const block of all(
    'p,li,td,th,pre,h1,h2,h3,h4,h5,h6,figcaption,br,div,dt,dd,blockquote,caption,table,aside,details,summary,hr',
  )) {
    block.after(' ');
    block.before(' ');
  }
  return { text: folded(page.textContent ?? ''), links, tables: filled, code, images };
}
