import type { ClipDatabase } from '@/lib/store/database';
import { writeBackup } from './backup';
import { readClips, readWholeClips } from './collection';
import { fileName } from './file-name';
import { clipToMarkdown } from './markdown';
import { writeMarkdownZip } from './markdown-zip';

/** A file to hand to the person. */
export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A way to take clips out. The library lists this table. */
export interface ExportFormat {
  readonly id: 'markdown' | 'backup';
  /** Exports all clips but those in the trash; a backup holds those too. */
  all(db: ClipDatabase, now: number): Promise<ExportFile>;
  /** Exports one clip, where the format has a file for one. */
  one?(db: ClipDatabase, clipId: string): Promise<ExportFile>;
}

/** Collects parts into a blob as they come, so that the browser can keep them off the heap. */
async function blobOf<Part extends BlobPart>(parts: AsyncIterable<Part>, type: string) {
  const blobs: Blob[] = [];
  for await (const part of parts) blobs.push(new Blob([part]));
  return new Blob(blobs, { type });
}

const day = (now: number) => new Date(now).toISOString().slice(0, 10);

async function livingIds(db: ClipDatabase): Promise<string[]> {
  return db.clips
    .orderBy('clippedAt')
    .filter((row) => row.deletedAt === null)
    .primaryKeys();
}

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'markdown',
    async all(db, now) {
      const parts = writeMarkdownZip(readClips(db, await livingIds(db)));
      return {
        name: `tearsheet-${day(now)}.zip`,
        blob: await blobOf(parts, 'application/zip'),
      };
    },
    async one(db, clipId) {
      for await (const { clip, contents } of readClips(db, [clipId])) {
        const blob = new Blob([clipToMarkdown(clip, contents)], { type: 'text/markdown' });
        return { name: `${fileName(clip.title)}.md`, blob };
      }
      throw new Error(`No clip ${clipId}`);
    },
  },
  {
    id: 'backup',
    async all(db, now) {
      return {
        name: `tearsheet-backup-${day(now)}.json`,
        blob: await blobOf(writeBackup(readWholeClips(db), now), 'application/json'),
      };
    },
  },
];
