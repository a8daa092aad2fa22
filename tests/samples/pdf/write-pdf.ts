/** A line of text on a page, positioned in points from the upper left. */
export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
}

/** Metadata of a document. */
export interface PrintedInfo {
  readonly title?: string;
  readonly author?: string;
}

const WIDTH = 595;
const HEIGHT = 842;

const escaped = (text: string): string => text.replaceAll(/[\\()]/g, String.raw`\$&`);

/** Writes a simple PDF with lines of text in Helvetica (ISO 32000-1). Latin text only. */
export function writePdf(
  pages: readonly (readonly PrintedLine[])[],
  { title, author }: PrintedInfo = {},
): Uint8Array<ArrayBuffer> {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_page, at) => `${6 + at * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>',
    `<<${title === undefined ? '' : `/Title(${escaped(title)})`}${author === undefined ? '' : `/Author(${escaped(author)})`}>>`,
  ];
  for (const [at, lines] of pages.entries()) {
    const shown = lines.map(
      ({ text, x, y, size = 10, bold = false }) =>
        `/F${bold ? 2 : 1} ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm (${escaped(text)}) Tj`,
    );
    const content = `BT ${shown.join('\n')} ET`;
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${7 + at * 2} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream\n`,
    );
  }
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R/Info 5 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return Uint8Array.from(file + xref + trailer, (character) => character.charCodeAt(0));
}

/** A page of running text: that many lines, made of the given words in turn. */
export const pageOf = (
  number: number,
  header: string,
  words: readonly string[],
): readonly PrintedLine[] => [
  { text: header, x: 72, y: 40, size: 8 },
  ...Array.from({ length: 44 }, (_line, at) => ({
    text: Array.from(
      { length: 11 },
      (_word, of) => words[(number * 37 + at * 11 + of * 7) % words.length],
    ).join(' '),
    x: 72,
    y: 80 + at * 15,
  })),
  { text: String(number), x: 290, y: 800, size: 8 },
];
