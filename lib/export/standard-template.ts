/** A template for the name, front matter and body of Markdown files. */
export interface MarkdownTemplate {
  /**
   * The file's name without extension: a template, or text with `{title}`, `{date}` and the like.
   */
  readonly name: string;
  /** One line per key: `key: variable`, or `key: ` and a template. */
  readonly frontMatter: string;
  /** A template; by default title, standfirst, text and highlights. */
  readonly body?: string;
  /** Whether highlights are also marked within the text, `==like this==`. */
  readonly inline?: boolean;
  /** The folder for files, with `/` between levels: also a template; omitted for none. */
  readonly folder?: string;
}

const DEFAULT_KEYS =
  'title url canonical_url authors site section published modified clipped lang doi ' +
  'type container volume issue pages publisher issn edition accessed tags starred ' +
  'archived excerpt standfirst image image_credit note id';

/** The default template. */
export const DEFAULT_TEMPLATE: MarkdownTemplate = {
  name: '{title}',
  frontMatter: DEFAULT_KEYS.split(' ')
    .map((key) => `${key}: ${key}`)
    .join('\n'),
};

/** A named template, in addition to the standard one. */
export interface NamedTemplate extends MarkdownTemplate {
  readonly id: string;
  readonly title: string;
}
