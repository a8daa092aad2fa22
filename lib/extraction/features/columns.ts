/** A slice of columns in a feature matrix with a row per block. */
export interface Columns {
  readonly out: Float32Array;
  /** Columns per row. */
  readonly width: number;
  /** The first column of the slice. */
  readonly from: number;
}

/** Where the features of one block are written. */
export interface Cells {
  readonly out: Float32Array;
  readonly from: number;
}
