const DOI = /(?<![\d.])10\.\d{4,9}\/[^\s"<>?#&]+/;

/** The first Digital Object Identifier in a text, without the punctuation after it. */
export function doiIn(text: string): string | null {
  return DOI.exec(text)?.[0].replace(/(?<![.,;:)\]}])[.,;:)\]}]+$/, '') ?? null;
}
