import type { Clip } from '@/lib/clips/clip';
import { editClip } from '@/lib/clips/edit';
import type { Publication } from '@/lib/clips/publication';
import { makeStamp } from '@/lib/clips/stamp';
import { plainFormat } from '@/lib/sync/area/format';
import { shardKey } from '@/lib/sync/area/items';
import type { ShardRecord } from '@/lib/sync/coding/v1/shard';
import { writeShard } from '@/lib/sync/coding/v2/shard';
import { reduceToLevel } from '@/lib/sync/levels';

/** A shard with a clip whose highlights have tags, and a publication. */
export async function highlightTagSamples(clips: readonly Clip[], replica: string, day: number) {
  const stamp = makeStamp(day + 110_000, 0, replica);
  const [first, ...others] = clips;
  if (!first) throw new Error('No clip');
  const tagged = editClip(
    first,
    {
      publication: { container: 'Journal of Energy' },
      highlights: [{ id: 'highlight-1', tags: ['method', 'Müll/東京'] }],
    },
    stamp,
  );
  return written([tagged, ...others], replica);
}

/** A shard of clips with standfirsts, one of which equals the excerpt. */
export async function standfirstSamples(clips: readonly Clip[], replica: string) {
  const [first, second, ...others] = clips;
  if (!first || !second) throw new Error('Too few clips');
  const introduced = [
    { ...first, standfirst: 'Why the mole, built in 1874, held – and what it cost.' },
    { ...second, excerpt: 'In short.', standfirst: 'In short.' },
  ];
  return written([...introduced, ...others], replica);
}

/** A shard with a clip that the user has corrected. */
export async function correctedSamples(clips: readonly Clip[], replica: string, day: number) {
  const stamp = makeStamp(day + 120_000, 0, replica);
  const [first, ...others] = clips;
  if (!first) throw new Error('No clip');
  const capture = { authors: ['Ana Ruiz'], publishedAt: '2026-05-03' };
  return written([editClip(first, { capture }, stamp), ...others], replica);
}

/** A shard in the second format version: clips with publications, and one without. */
export async function publicationSamples(clips: readonly Clip[], replica: string, day: number) {
  const stamp = makeStamp(day + 100_000, 0, replica);
  const publication: Publication = {
    type: 'article-journal',
    container: 'Journal of Energy & Öl',
    volume: '12',
    issue: '3',
    pages: '45–67',
    publisher: 'A Press',
    issn: '1234-5678',
    edition: '2',
    accessed: '2026-11-28',
  };
  const [first, ...others] = clips;
  if (!first) throw new Error('No clip');
  const published = [editClip(first, { publication }, stamp), ...others];
  return written(published, replica);
}

async function written(clips: readonly Clip[], replica: string) {
  const records = clips.map((clip): ShardRecord => {
    return { kind: 'clip', level: 'details', clip: reduceToLevel(clip, 'details') };
  });
  const { bytes } = await writeShard(records, Infinity);
  return { value: await plainFormat.write(bytes, shardKey(replica, 'm0')), records };
}
