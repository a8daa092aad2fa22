import { Parser } from 'htmlparser2';

/** A link in a list of links, with what stands around it. */
export interface HtmlLink {
  readonly href: string;
  readonly title: string;
  /** The link's attributes, names in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Headings that the link is under, outermost first: folders of bookmarks, a list's heading. */
  readonly folders: readonly Folder[];
  /** What follows in a `DD`. */
  readonly description: string;
}

/** A folder of bookmarks, or a heading above a list. */
export interface Folder {
  readonly name: string;
  /** `h1` to `h6`. */
  readonly level: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Text longer than this in one place is cut. */
const LONGEST = 100_000;

/**
 * The links of an HTML list as it streams in, with the headings they are under. Works as browsers
 * write bookmarks (`H3` before its `DL`, few tags closed) and as Pocket wrote (`H1` before its
 * `UL`).
 */
export async function* htmlLinks(pieces: AsyncIterable<string>): AsyncGenerator<HtmlLink> {
  const ready: HtmlLink[] = [];
  const lists: (Folder | null)[] = [];
  let heading: Folder | null = null;
  let link: { href: string; title: string; attributes: Record<string, string> } | null = null;
  let pending: HtmlLink | null = null;
  let inside: 'link' | 'heading' | 'description' | null = null;
  let text = '';

  const finish = () => {
    if (!pending) return;
    ready.push(inside === 'description' ? { ...pending, description: text.trim() } : pending);
    pending = null;
    if (inside === 'description') inside = null;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'a' && attributes.href !== undefined) {
          finish();
          link = { href: attributes.href, title: '', attributes };
          [inside, text] = ['link', ''];
        } else if (/^h[1-6]$/.test(name)) {
          finish();
          heading = { name: '', level: name, attributes };
          [inside, text] = ['heading', ''];
        } else if (name === 'dl' || name === 'ul') {
          finish();
          lists.push(heading);
          heading = null;
        } else if (name === 'dd' && pending) {
          [inside, text] = ['description', ''];
        } else if (name === 'dt' || name === 'li') {
          finish();
        }
      },
      ontext(piece) {
        if (inside !== null && text.length < LONGEST) text += piece;
      },
      onclosetag(name) {
        if (name === 'a' && link && inside === 'link') {
          const folders = lists.filter((each) => each !== null);
          pending = { ...link, title: text.trim(), folders, description: '' };
          link = null;
          inside = null;
        } else if (/^h[1-6]$/.test(name) && heading && inside === 'heading') {
          heading = { ...heading, name: text.trim() };
          inside = null;
        } else if (name === 'dl' || name === 'ul') {
          finish();
          lists.pop();
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for await (const piece of pieces) {
    // In slices, so that a piece of some megabytes does not hold the page up.
    for (let at = 0; at < piece.length; at += 65_536) {
      parser.write(piece.slice(at, at + 65_536));
      yield* ready.splice(0);
    }
  }
  parser.end();
  finish();
  yield* ready.splice(0);
}
