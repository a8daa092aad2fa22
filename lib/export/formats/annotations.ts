import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';
import type { ExportJob, Part } from '../format';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** What the colours of highlights look like, for readers that draw them. */
const STYLESHEET = {
  type: 'CssStylesheet',
  value:
    '.yellow { background: #ffe58a } .green { background: #b5e6b0 } ' +
    '.blue { background: #b3d7ff } .pink { background: #ffc2dd }',
};

const textOf = (value: string) => {
  return { type: 'TextualBody', value, format: 'text/plain', purpose: 'commenting' };
};

/** The annotations of a clip after the Web Annotation Data Model: its note, and its highlights. */
function annotationsOf(clip: Clip) {
  const highlights = clip.highlights.map((each) => highlighting(clip, each));
  if (clip.note === '') return highlights;
  const commenting = {
    '@context': CONTEXT,
    id: `urn:tearsheet:${clip.id}:note`,
    type: 'Annotation',
    motivation: 'commenting',
    created: new Date(clip.clippedAt).toISOString(),
    body: [
      textOf(clip.note),
      ...clip.tags.map((tag) => ({ type: 'TextualBody', value: tag, purpose: 'tagging' })),
    ],
    target: { source: clip.url },
  };
  return [commenting, ...highlights];
}

/**
 * A highlight. Its quote is what finds it in the page again; the position counts in the article's
 * text, and is left out where the highlight has none yet.
 */
function highlighting(clip: Clip, { id, createdAt, quote, anchor, colour, note }: Highlight) {
  const position = { type: 'TextPositionSelector', start: anchor.start, end: anchor.end };
  return {
    '@context': CONTEXT,
    id: `urn:tearsheet:${clip.id}:highlight:${id}`,
    type: 'Annotation',
    motivation: 'highlighting',
    created: new Date(createdAt).toISOString(),
    stylesheet: STYLESHEET,
    ...(note !== '' && { body: [textOf(note)] }),
    target: {
      source: clip.url,
      styleClass: colour,
      selector: [
        { type: 'TextQuoteSelector', ...quote },
        ...(anchor.revision === null ? [] : [position]),
      ],
    },
  };
}

/** The annotations of clips as one page of JSON-LD. */
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
