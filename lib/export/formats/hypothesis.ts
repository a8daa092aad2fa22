import type { Clip } from '@/lib/clips/clip';
import type { ExportJob, Part } from '../format';

/** Hypothesis asks whose annotations to import; all in a file of Tearsheet's belong to one user. */
const USER = 'acct:me@tearsheet';

/**
 * A clip's note, as a page note, and its highlights, each with its note and tags. A highlight is
 * located by its quote, since its position refers to the article's text, not the page.
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

/** Writes highlights and notes in the Hypothesis client's format for export and import. */
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
