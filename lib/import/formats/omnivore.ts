import * as v from 'valibot';
import type { ArchiveFormat } from '../format';
import { bareItem } from '../item';
import type { MarkedPassage, SourceFile } from '../item';
import { decodeText, wholeText } from '../reading/decode';
import { nameList, plainTitle, publishedOf, tagsIn, textOrNull, timeOf } from '../reading/fields';
import { quotationsIn } from '../reading/passages';
import { ARRAY, checkItem, jsonRows, looseNames, looseText, looseTime } from '../reading/rows';

const METADATA = /(?:^|\/)metadata_\d+_to_\d+\.json$/;
const LARGEST_TEXT = 20_000_000;

const entry = v.looseObject({
  slug: v.string(),
  title: looseText,
  description: looseText,
  author: looseText,
  url: v.string(),
  state: looseText,
  labels: looseNames,
  savedAt: looseTime,
  publishedAt: looseTime,
});

const LABEL = /^#[\p{L}\p{N}_/-]+$/u;
/** A line of labels, as below a quotation. */
const LABELS = /^#[\p{L}\p{N}_/-]+(?:\s+#[\p{L}\p{N}_/-]+)*$/u;

/** The contents of a highlights file: note and labels of the article, and its highlights. */
interface Marked {
  readonly note: string | null;
  readonly labels: readonly string[];
  readonly passages: readonly MarkedPassage[];
}

/** Removes the link back to Omnivore, and trailing labels, from a passage. */
function withoutMarks(passage: string): string {
  const text = passage.replaceAll(/\[[^[\]]*\]\(https?:\/\/omnivore\.app\/[^()]*\)/g, '').trim();
  let end = text.length;
  for (;;) {
    const at = text.lastIndexOf('#', end - 1);
    const isLabel = at > 0 && LABEL.test(text.slice(at, end)) && /\s/.test(text.charAt(at - 1));
    if (!isLabel) return text.slice(0, end);
    end = text.slice(0, at).trimEnd().length;
  }
}

/**
 * Parses a highlights file: a note on the article, then quotations, each with its labels as
 * `#name`, its note and a link back to Omnivore.
 */
function markedIn(markdown: string): Marked {
  const labels: string[] = [];
  const lines = markdown.split(/\r\n?|\n/).filter((line) => {
    if (!LABELS.test(line.trim())) return true;
    labels.push(...tagsIn(line, '#'));
    return false;
  });
  const first = lines.findIndex((line) => line.startsWith('>'));
  const before = lines.slice(0, first === -1 ? lines.length : first).join('\n');
  const passages = quotationsIn(lines.join('\n'), withoutMarks);
  return { note: textOrNull(before), labels, passages };
}

async function textIn(file: SourceFile | undefined): Promise<string | null> {
  if (!file) return null;
  try {
    return await wholeText(file.stream(), LARGEST_TEXT);
  } catch {
    // A damaged text is lost, but not its clip.
    return null;
  }
}

/** Omnivore's zip: `metadata_*.json`, `content/<slug>.html`, `highlights/<slug>.md`. */
export const omnivore: ArchiveFormat = {
  id: 'omnivore',
  name: 'Omnivore',
  recognises: (names) => names.some((name) => METADATA.test(name)),
  async *rows(files) {
    const inFolder = (folder: string) =>
      new Map(
        files.flatMap((file) => {
          const match = new RegExp(`(?:^|/)${folder}/([^/]+)\\.(?:html|md)$`).exec(file.name);
          return match?.[1] === undefined ? [] : [[match[1], file] as const];
        }),
      );
    const [contents, highlights] = [inFolder('content'), inFolder('highlights')];
    let before = 0;
    for (const file of files.filter(({ name }) => METADATA.test(name))) {
      let count = 0;
      const pieces = decodeText(file.stream());
      const rows = jsonRows(
        pieces,
        { field: null, wrapping: ARRAY, schema: entry },
        (value, row, raw) => [{ value, row: before + row, raw }],
      );
      for await (const each of rows) {
        count += 1;
        if ('problem' in each) {
          yield { ...each, row: before + each.row };
          continue;
        }
        const { value, row, raw } = each;
        const marked = markedIn((await textIn(highlights.get(value.slug))) ?? '');
        const item = {
          ...bareItem(value.url),
          title: plainTitle(value.title),
          excerpt: textOrNull(value.description),
          tags: [...value.labels, ...marked.labels],
          note: marked.note,
          authors: nameList(value.author),
          savedAt: timeOf(value.savedAt),
          publishedAt: publishedOf(value.publishedAt),
          archived: /^archived$/i.test(value.state ?? ''),
          html: await textIn(contents.get(value.slug)),
          passages: marked.passages,
        };
        yield checkItem(item, row, raw);
      }
      before += count;
    }
  },
};
