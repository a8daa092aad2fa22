import type { Clip } from '@/lib/clips/clip';
import { OWN_SOURCE } from '@/lib/clips/own-source';
import type { ExportJob, Part } from '../format';
import { notesParagraphs } from '../writing/highlights';
import { dateParts, splitName } from '../writing/names';
import { referenceOf } from '../writing/reference';

/** Formats a name for CSL. */
export function nameOf(name: string) {
  const split = splitName(name);
  if ('literal' in split) return { literal: split.literal };
  const { family, given, particle, suffix, commaSuffix } = split;
  return {
    family,
    given,
    ...(particle !== '' && { 'non-dropping-particle': particle }),
    ...(suffix !== '' && { suffix }),
    ...(commaSuffix && { 'comma-suffix': true }),
  };
}

function dateOf(iso: string | null) {
  const parts = dateParts(iso);
  return parts.length === 0 ? undefined : { 'date-parts': [parts] };
}

/** A clip as CSL-JSON; unknown fields are omitted. */
function itemOf(clip: Clip) {
  const reference = referenceOf(clip);
  return {
    id: clip.id,
    type: reference.type,
    title: clip.title,
    author: clip.authors.length === 0 ? undefined : clip.authors.map(nameOf),
    'container-title': reference.container,
    volume: reference.volume,
    issue: reference.issue,
    page: reference.pages,
    publisher: reference.publisher,
    ISSN: reference.issn,
    edition: reference.edition,
    issued: dateOf(clip.publishedAt),
    accessed: dateOf(reference.accessed),
    URL: clip.url,
    DOI: clip.doi ?? undefined,
    // As `source` it would be cited: MLA names the database in which a work was found.
    custom: { source: OWN_SOURCE },
    language: clip.lang ?? undefined,
    abstract: clip.excerpt ?? undefined,
    keyword: clip.tags.length === 0 ? undefined : clip.tags.join(', '),
    note: notesParagraphs(clip).join('\n\n') || undefined,
  };
}

/** Writes clips as CSL-JSON, one item per line. */
export async function* writeCslJson({ clips }: Pick<ExportJob, 'clips'>): AsyncGenerator<Part> {
  let separator = '[\n';
  for await (const { clip } of clips()) {
    yield separator + JSON.stringify(itemOf(clip));
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
