import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';
import type { ExportJob, Part } from '../format';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** The colours of highlights, for readers that display them. */
const STYLESHEET = {
  type: 'CssStylesheet',
  value:
    '.yellow { background: #ffe58a } .green { background: #b5e6b0 } ' +
    '.blue { background: #b3d7ff } .pink { background: #ffc2dd }',
};

const tagging = (value: string) => {
  return { type: 'TextualBody', value, purpose: 'tagging' };
};

const textOf = (value: string) => {
  return { type: 'TextualBody', value, format: 'text/plain', purpose: 'commenting' };
};

/** A clip's annotations in the Web Annotation Data Model: its note, and its highlights. */
function annotationsOf(clip: Clip) {
  const highlights = clip.highlights.map((each) => highlighting(clip, each));
  if (clip.note === '') return highlights;
  const commenting = {
    '@context': CONTEXT,
    id: `urn:tearsheet:${clip.id}:note`,
    type: 'Annotation',
    motivation: 'commenting',
    created: new Date(clip.clippedAt).toISOString(),
    body: [textOf(clip.note), ...clip.tags.map(tagging)],
    target: { source: clip.url },
  };
  return [commenting, ...highlights];
}

/**
 * A highlight as an annotation. Its quote locates it in the page; the position refers to the
 * article's text, which is a separate target, omitted if the highlight has no position yet.
 */
function highlighting(clip: Clip, highlight: Highlight) {
  const { id, createdAt, quote, anchor, colour, note, tags = [] } = highlight;
  const { revision, start, end } = anchor;
  const body = [...(note === '' ? [] : [textOf(note)]), ...tags.map(tagging)];
  const page = {
    source: clip.url,
    styleClass: colour,
    selector: { type: 'TextQuoteSelector', ...quote },
  };
  const text = {
    source: {
      id: `urn:tearsheet:${clip.id}:text:${revision}`,
      type: 'Text',
      format: 'text/plain',
    },
    styleClass: colour,
    selector: { type: 'TextPositionSelector', start, end },
  };
  return {
    '@context': CONTEXT,
    id: `urn:tearsheet:${clip.id}:highlight:${id}`,
    type: 'Annotation',
    motivation: 'highlighting',
    created: new Date(createdAt).toISOString(),
    stylesheet: STYLESHEET,
    ...(body.length > 0 && { body }),
    target: revision === null ? page : [page, text],
  };
}

/** Writes the annotations of clips as one page of JSON-LD. */
export async function* writeAnnotations({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  yield `{"@context":${JSON.stringify(CONTEXT)},"id":"urn:tearsheet:annotations","type":"AnnotationPage","items":[`;
  let separator = '\n';
  for await (const { clip } of clips()) {
    for (const annotation of annotationsOf(clip)) {
      yield separator + JSON.stringify(annotation);
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}
