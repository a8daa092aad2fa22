import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { IconButton } from '../controls/IconButton';
import { useStrings } from '../strings';
import { articleText } from './article-text';
import { paintRanges, rangeOf } from './paint-ranges';
import { scrollToRange } from './scroll-to-range';

/** A search, and how to find its matches in a text. */
export interface TextSearch {
  /** Differs for each search. */
  readonly key: string;
  readonly findMatches: (
    text: string,
  ) => readonly { readonly start: number; readonly end: number }[];
}

interface Props {
  readonly main: HTMLElement | null;
  /** Element that scrolls the article. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Matches are found again when it changes: drawing highlights replaces text nodes. */
  readonly drawn: number;
  readonly finding: TextSearch;
}

/** Highlight names, as used in the article's style sheet. */
const ALL = 'found';
const CURRENT = 'found-now';

/** Marks the matches of a search without changing the text, and steps through them. */
export function FindBar({ main, scroller, drawn, finding }: Props) {
  const { text, language } = useStrings();
  const [at, setAt] = useState(-1);
  const ranges = useMemo(() => {
    if (!main) return [];
    const read = articleText(main);
    return finding.findMatches(read.text).flatMap(({ start, end }) => {
      return rangeOf(read, start, end) ?? [];
    });
  }, [main, drawn, finding.key]);
  useEffect(() => paintRanges(main, ALL, ranges), [main, ranges]);
  useEffect(() => paintRanges(main, CURRENT, ranges.slice(at, at + 1)), [main, ranges, at]);
  useEffect(() => setAt(-1), [finding.key]);
  if (ranges.length === 0) return null;
  const number = new Intl.NumberFormat(language);
  const go = (by: 1 | -1) => {
    const from = at === -1 && by === -1 ? 0 : at;
    const next = (from + by + ranges.length) % ranges.length;
    setAt(next);
    const range = ranges[next];
    if (range) scrollToRange(range, scroller.current, 'center');
  };
  return (
    <div class="find-bar" role="group" aria-label={text('searchResults')} data-testid="find-bar">
      <IconButton
        icon="back"
        label={text('foundPrevious')}
        testId="found-previous"
        onClick={() => go(-1)}
      />
      <span role="status">
        {text('foundOf', number.format(at + 1), number.format(ranges.length))}
      </span>
      <IconButton
        icon="forth"
        label={text('foundNext')}
        testId="found-next"
        onClick={() => go(1)}
      />
    </div>
  );
}
