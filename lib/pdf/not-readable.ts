/** Why a PDF yields no text. */
export type PdfProblem =
  'not a pdf' | 'encrypted' | 'damaged' | 'no text' | 'too large' | 'stopped';

/** Thrown for a PDF that yields no text. */
export class PdfNotReadable extends Error {
  override readonly name = 'PdfNotReadable';
  readonly problem: PdfProblem;

  constructor(problem: PdfProblem, detail: string = problem) {
    super(detail);
    this.problem = problem;
  }
}
