import { BACKUP_FORMAT, BACKUP_VERSION } from '@/lib/clips/backup-format';
import type { ExportJob, Part } from '../format';

/**
 * Writes clips as a JSON file: `{ format, version, exportedAt, settings, clips: [{ clip, contents
 * }] }`, one clip per line; `public/backup.schema.json` describes it. Fields derived from a clip's
 * clock (`tags`, `note`) are included for other readers.
 */
export async function* writeBackup({
  wholeClips,
  now,
  settings,
}: Pick<ExportJob, 'wholeClips' | 'now' | 'settings'>): AsyncGenerator<Part> {
  const head = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    exportedAt: new Date(now).toISOString(),
    settings,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"clips":[`;
  let separator = '\n';
  for await (const whole of wholeClips()) {
    yield separator + JSON.stringify(whole);
    separator = ',\n';
  }
  yield '\n]}\n';
}
