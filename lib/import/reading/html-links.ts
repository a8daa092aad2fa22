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

/** What the text that comes belongs to. */
type Inside = 'link' | 'heading' | 'description' | null;

/** The links of a list as its tags come. */
class LinkCollector {
  /** Links that are whole. */
  readonly ready: HtmlLink[] = [];
  private readonly lists: (Folder | null)[] = [];
  private heading: Folder | null = null;
  private link: Pick<HtmlLink, 'href' | 'attributes'> | null = null;
  /** The last link, of which a description may still come. */
  private pending: HtmlLink | null = null;
  private inside: Inside = null;
  private text = '';

  onopentag(name: string, attributes: Record<string, string>): void {
    if (name === 'dd') {
      if (this.pending) this.enter('description');
    } else if (name === 'a' && attributes.href !== undefined) {
      // A link in a description is part of it; a bookmark says when it was made.
      if (this.inside === 'description' && attributes.add_date === undefined) return;
      this.finish();
      this.link = { href: attributes.href, attributes };
      this.enter('link');
    } else if (isHeading(name)) {
      this.finish();
      this.heading = { name: '', level: name, attributes };
      this.enter('heading');
    } else if (isList(name)) {
      this.finish();
      this.lists.push(this.heading);
      this.heading = null;
    } else if (name === 'dt' || name === 'li') {
      this.finish();
    }
  }

  ontext(piece: string): void {
    if (this.inside !== null && this.text.length < LONGEST) this.text += piece;
  }

  onclosetag(name: string): void {
    if (name === 'a' && this.link && this.inside === 'link') {
      const folders = this.lists.filter((each) => each !== null);
      this.pending = { ...this.link, title: this.text.trim(), folders, description: '' };
      this.link = null;
      this.inside = null;
    } else if (isHeading(name) && this.heading && this.inside === 'heading') {
      this.heading = { ...this.heading, name: this.text.trim() };
      this.inside = null;
    } else if (isList(name)) {
      this.finish();
      this.lists.pop();
    }
  }

  /** Nothing more comes of the last link. */
  finish(): void {
    if (!this.pending) return;
    const isDescribed = this.inside === 'description';
    const description = isDescribed ? this.text.trim() : '';
    this.ready.push({ ...this.pending, description });
    this.pending = null;
    if (isDescribed) this.inside = null;
  }

  private enter(inside: Inside): void {
    this.inside = inside;
    this.text = '';
  }
}

const isHeading = (name: string) => /^h[1-6]$/.test(name);
const isList = (name: string) => name === 'dl' || name === 'ul';

/**
 * The links of an HTML list as it streams in, with the headings they are under. Works as browsers
 * write bookmarks (`H3` before its `DL`, few tags closed) and as Pocket wrote (`H1` before its
 * `UL`).
 */
export async function* htmlLinks(pieces: AsyncIterable<string>): AsyncGenerator<HtmlLink> {
  const links = new LinkCollector();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => links.onopentag(name, attributes),
      ontext: (piece) => links.ontext(piece),
      onclosetag: (name) => links.onclosetag(name),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for await (const piece of pieces) {
    // In slices, so that a piece of some megabytes does not hold the page up.
    for (let at = 0; at < piece.length; at += 65_536) {
      parser.write(piece.slice(at, at + 65_536));
      yield* links.ready.splice(0);
    }
  }
  parser.end();
  links.finish();
  yield* links.ready.splice(0);
}
