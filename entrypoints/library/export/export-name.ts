import { fileName } from '@/lib/export/writing/file-name';

interface ExportNameOptions {
  /** Default name of the file: `title-2026-11-28.zip`. */
  readonly name: string;
  readonly format: string;
  /** Title for the clips together; `null` for a single clip, which keeps its own file name. */
  readonly title: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Names a file by its contents, format and date: `Tag energy (csv) 2026-11-28.csv`. */
export function exportName({ name, format, title, now }: ExportNameOptions): string {
  if (title === null) return name;
  const ending = name.slice(name.lastIndexOf('.'));
  const day = new Date(now).toISOString().slice(0, 10);
  return `${fileName(title.replaceAll(/[:：]/g, ' '))} (${format}) ${day}${ending}`;
}
