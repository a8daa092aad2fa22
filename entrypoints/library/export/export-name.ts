import { fileName } from '@/lib/export/writing/file-name';

interface Exported {
  /** What the file is called where nothing more is known: `title-2026-11-28.zip`. */
  readonly name: string;
  readonly format: string;
  /** What the clips are together, in words; `null` for one clip, whose file has its name. */
  readonly title: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A name that says what is in a file, as what, and from which day: `Tag energy (csv) 2026-11-28.csv`. */
export function exportName({ name, format, title, now }: Exported): string {
  if (title === null) return name;
  const ending = name.slice(name.lastIndexOf('.'));
  const day = new Date(now).toISOString().slice(0, 10);
  return `${fileName(title.replaceAll(/[:：]/g, ' '))} (${format}) ${day}${ending}`;
}
