import type { Clip } from '@/lib/clips/clip';
import type { ExportJob, Part } from '../format';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** The annotations of a clip after the Web Annotation Data Model: its note, as a comment on it. */
function annotationsOf(clip: Clip) {
  if (clip.note === '') return [];
  return [
    {
      '@context': CONTEXT,
      id: `urn:tearsheet:${clip.id}:note`,
      type: 'Annotation',
      motivation: 'commenting',
      created: new Date(clip.clippedAt).toISOString(),
      body: [
        { type: 'TextualBody', value: clip.note, format: 'text/plain', purpose: 'commenting' },
        ...clip.tags.map((tag) => ({ type: 'TextualBody', value: tag, purpose: 'tagging' })),
      ],
      target: { source: clip.url },
    },
  ];
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
