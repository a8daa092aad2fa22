/** How Markdown files are named, which front matter they have, and what else is in them. */
export interface MarkdownTemplate {
  /** A file's name without ending: a template, or text with `{title}`, `{date}` and the like. */
  readonly name: string;
  /** A line a key: `key: variable`, or `key: ` and a template. */
  readonly frontMatter: string;
  /** A template; left out for title, standfirst, text and highlights. */
  readonly body?: string;
  /** Whether highlights are marked within the text too, `==so==`. */
  readonly inline?: boolean;
  /** The folder that files go into, `/` between levels: a template too; left out for none. */
  readonly folder?: string;
}

const DEFAULT_KEYS =
  'title url canonical_url authors site section published modified clipped lang doi ' +
  'type container volume issue pages publisher issn edition accessed tags starred ' +
  'archived excerpt standfirst image image_credit note id';

/** What is written unless the person says otherwise. */
export const DEFAULT_TEMPLATE: MarkdownTemplate = {
  name: '{title}',
  frontMatter: DEFAULT_KEYS.split(' ')
    .map((key) => `${key}: ${key}`)
    .join('\n'),
};

/** A template of the person's beside the standard one. */
export interface NamedTemplate extends MarkdownTemplate {
  readonly id: string;
  readonly title: string;
}
