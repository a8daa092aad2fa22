/** Why a PDF gives no text. */
export type PdfProblem =
  'not a pdf' | 'encrypted' | 'damaged' | 'no text' | 'too large' | 'stopped';

/** Thrown for a PDF of which no text can be had. */
export class PdfNotReadable extends Error {
  override readonly name = 'PdfNotReadable';
  readonly problem: PdfProblem;

  constructor(problem: PdfProblem, detail: string = problem) {
    super(detail);
    this.problem = problem;
  }
}
