import { BACKUP_FORMAT, BACKUP_VERSION } from '@/lib/clips/backup-format';
import type { WholeClip } from './collection';

/**
 * The collection as a JSON file: `{ format, version, exportedAt, clips: [{ clip, contents }] }`,
 * a clip a line. What a clip's clock tells again (`tags`, `note`) is there for other readers.
 * @param exportedAt milliseconds since 1970
 */
export async function* writeBackup(
  clips: AsyncIterable<WholeClip>,
  exportedAt: number,
): AsyncGenerator<string> {
  const head = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    exportedAt: new Date(exportedAt).toISOString(),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"clips":[`;
  let separator = '\n';
  for await (const whole of clips) {
    yield separator + JSON.stringify(whole);
    separator = ',\n';
  }
  yield '\n]}\n';
}
