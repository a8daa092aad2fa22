import type { Clip } from '@/lib/clips/clip';
import type { ExportJob, Part } from '../format';

/** Hypothesis asks whose annotations to take; those of a file of ours are all of one person. */
const USER = 'acct:me@tearsheet';

/**
 * A clip's note, as a note on its page, and its highlights, each with its note and tags. A highlight
 * is found by its words: where it is in the article's text says nothing of the page.
 */
function annotationsOf(clip: Clip) {
  const common = {
    user: USER,
    user_info: { display_name: 'Tearsheet' },
    uri: clip.url,
    document: { title: [clip.title] },
  };
  const created = new Date(clip.clippedAt).toISOString();
  const note = {
    ...common,
    id: `${clip.id}-note`,
    created,
    updated: created,
    text: clip.note,
    tags: clip.tags,
    target: [{ source: clip.url }],
  };
  const highlights = clip.highlights.map(({ id, createdAt, quote, note: text, tags = [] }) => {
    const at = new Date(createdAt).toISOString();
    const selector = [{ type: 'TextQuoteSelector', ...quote }];
    return {
      ...common,
      id: `${clip.id}-${id}`,
      created: at,
      updated: at,
      text,
      tags,
      target: [{ source: clip.url, selector }],
    };
  });
  return clip.note === '' ? highlights : [note, ...highlights];
}

/** Highlights and notes as the Hypothesis client exports them, and takes them in again. */
export async function* writeHypothesis({
  clips,
  now,
}: Pick<ExportJob, 'clips' | 'now'>): AsyncGenerator<Part> {
  const head = {
    export_date: new Date(now).toISOString(),
    export_userid: USER,
    client_version: 'tearsheet',
  };
  yield `${JSON.stringify(head).slice(0, -1)},"annotations":[`;
  let separator = '\n';
  for await (const { clip } of clips()) {
    for (const annotation of annotationsOf(clip)) {
      yield separator + JSON.stringify(annotation);
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}
