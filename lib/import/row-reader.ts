import type { ColumnPlan, FailedRow, ImportRow, SourceFile } from './item';
import { firstRows } from './reading/csv';
import { startOf } from './reading/decode';
import type { NamedBlob } from './recognise';
import { sourcesIn } from './recognise';

/** A row and its format. */
export interface ReadRow {
  readonly format: { readonly id: string; readonly name: string };
  readonly isFirst: boolean;
  readonly row: ImportRow;
}

/** Reads all rows of all files, and tracks how much has been read. */
export class RowReader {
  read = 0;
  total = 0;
  columns: ColumnPlan = [];
  private readonly files: readonly NamedBlob[];

  constructor(files: readonly NamedBlob[]) {
    this.files = files;
  }

  get share(): number {
    return this.total === 0 ? 0 : Math.min(1, this.read / this.total);
  }

  async *rows(): AsyncGenerator<ReadRow | FailedRow> {
    for await (const source of sourcesIn(this.files)) {
      if ('failed' in source) {
        yield source.failed;
        continue;
      }
      const { format } = source;
      let isFirst = true;
      const rows =
        'file' in source
          ? source.format.rows(this.counted(source.file))
          : source.format.rows(source.files.map((file) => this.counted(file)));
      if ('file' in source && source.format.columns && this.columns.length === 0) {
        const start = await startOf(source.file.stream(), 10_000);
        this.columns = source.format.columns(...firstRows(start));
      }
      try {
        for await (const row of rows) {
          yield { format, isFirst, row };
          isFirst = false;
        }
      } catch (error) {
        const title = 'file' in source ? source.file.name : null;
        const tooLarge = error instanceof Error && error.name === 'TooLarge';
        const problem = tooLarge ? 'too large' : 'damaged';
        yield { row: 1, title, problem, detail: String(error).slice(0, 300), raw: null };
      }
    }
  }

  private counted(file: SourceFile): SourceFile {
    this.total += file.size;
    return {
      ...file,
      stream: () =>
        file.stream().pipeThrough(
          new TransformStream<Uint8Array, Uint8Array>({
            transform: (chunk, controller) => {
              this.read += chunk.length;
              controller.enqueue(chunk);
            },
          }),
        ),
    };
  }
}
