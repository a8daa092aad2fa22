/** Finds the matches of a search in a text. */
export type FindMatches = (
  text: string,
) => readonly { readonly start: number; readonly end: number }[];

interface Props {
  readonly text: string;
  readonly findMatches: FindMatches;
}

/** A text in which the matches of a search are marked. */
export function MarkedText({ text, findMatches }: Props) {
  const pieces: preact.ComponentChild[] = [];
  let at = 0;
  for (const { start, end } of findMatches(text)) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
