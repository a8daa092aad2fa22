const DOI = /(?<![\d.])10\.\d{4,9}\/[^\s"<>?#&]+/;

/** The first Digital Object Identifier in a text, without what ends the sentence around it. */
export function doiIn(text: string): string | null {
  return DOI.exec(text)?.[0].replace(/(?<![.,;:)\]}])[.,;:)\]}]+$/, '') ?? null;
}
