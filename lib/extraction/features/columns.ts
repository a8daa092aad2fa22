/** Where numbers of blocks are written: a row a block. */
export interface Columns {
  readonly out: Float32Array;
  /** Numbers of a row. */
  readonly width: number;
  /** The first of the columns that are meant. */
  readonly from: number;
}

/** Where numbers of one block are written. */
export interface Cells {
  readonly out: Float32Array;
  readonly from: number;
}
