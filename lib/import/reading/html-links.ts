import { Parser } from 'htmlparser2';

/** A link in a list, with its context. */
export interface HtmlLink {
  readonly href: string;
  readonly title: string;
  /** The link's attributes, names in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Headings above the link, outermost first: bookmark folders, or a list's heading. */
  readonly folders: readonly Folder[];
  /** The text of a following `DD`. */
  readonly description: string;
}

/** A folder of bookmarks, or a heading above a list. */
export interface Folder {
  readonly name: string;
  /** `h1` to `h6`. */
  readonly level: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Longer texts are truncated. */
const LONGEST = 100_000;

/** The element that incoming text belongs to. */
type Inside = 'link' | 'heading' | 'description' | null;

/** Collects the links of a list from a stream of tags. */
class LinkCollector {
  /** Completed links. */
  readonly ready: HtmlLink[] = [];
  private readonly lists: (Folder | null)[] = [];
  private heading: Folder | null = null;
  private link: Pick<HtmlLink, 'href' | 'attributes'> | null = null;
  /** The last link, whose description may still follow. */
  private pending: HtmlLink | null = null;
  private inside: Inside = null;
  private text = '';

  onopentag(name: string, attributes: Record<string, string>): void {
    if (name === 'dd') {
      if (this.pending) this.enter('description');
    } else if (name === 'a' && attributes.href !== undefined) {
      // A link in a description is part of it; a bookmark has a date.
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

  /** Completes the last link. */
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
 * Streams the links of an HTML list, with the headings above them. Handles browsers' bookmarks
 * (`H3` before its `DL`, few tags closed) and Pocket's export (`H1` before its `UL`).
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
    // In slices, so that a chunk of several megabytes does not block the page.
    for (let at = 0; at < piece.length; at += 65_536) {
      parser.write(piece.slice(at, at + 65_536));
      yield* links.ready.splice(0);
    }
  }
  parser.end();
  links.finish();
  yield* links.ready.splice(0);
}
