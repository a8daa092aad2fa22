import { foldSpace } from '../page/blocks';
import { MOST_CUES, secondsIn, type Cue } from './web-vtt';

/** Names for the transcript panel of a page: YouTube, Coursera, TED. */
const PANEL = ['class', 'id', 'target-id', 'data-testid', 'aria-label']
  .map((name) => `[${name}*="transcript" i]`)
  .join();
const MOST_PANELS = 2000;
const LONGEST_TIME = 8;
const FEWEST_LINES = 3;

/**
 * A transcript shown by a page, and all folded texts in its panel, for recognising them in the
 * article.
 */
export interface ShownTranscript {
  readonly cues: readonly Cue[];
  readonly words: ReadonlySet<string>;
}

const NONE: ShownTranscript = { cues: [], words: new Set() };

/** Finds the transcript that a page shows: lines that begin with increasing timestamps. */
export function shownTranscript(page: Document): ShownTranscript {
  for (const panel of Array.from(page.querySelectorAll(PANEL)).slice(0, MOST_PANELS)) {
    if (panel.parentElement?.closest(PANEL)) continue;
    const cues = linesIn(panel);
    if (cues.length < FEWEST_LINES) continue;
    const parts = Array.from(panel.querySelectorAll('*'), (part) => foldSpace(part.textContent));
    return { cues, words: new Set(parts) };
  }
  return NONE;
}

function linesIn(panel: Element): readonly Cue[] {
  const cues: Cue[] = [];
  for (const element of panel.querySelectorAll('*')) {
    const time = element.childElementCount === 0 ? foldSpace(element.textContent) : '';
    const start = time.length <= LONGEST_TIME ? secondsIn(time) : null;
    if (start === null) continue;
    const text = lineOf(element, time, panel);
    if (!text || cues.length === MOST_CUES) continue;
    if (start < (cues.at(-1)?.start ?? 0)) return [];
    cues.push({ start, text });
  }
  return cues;
}

/**
 * Returns the text next to a timestamp: from the next element, or from the nearest ancestor with
 * more text.
 */
function lineOf(element: Element, time: string, panel: Element): string {
  let line: Element = element;
  while (line !== panel && foldSpace(line.textContent) === time) {
    const around = line.parentElement;
    if (!around) return '';
    line = around;
  }
  if (line === panel) return foldSpace(element.nextElementSibling?.textContent ?? '');
  const label = element.closest('[aria-label]');
  const parts = Array.from(line.querySelectorAll('*'), (part) => part)
    .filter((part) => !part.contains(element) && !element.contains(part) && part !== label)
    .filter((part) => part.parentElement?.contains(element));
  const words = foldSpace(parts.map((part) => part.textContent).join(' '));
  return words || foldSpace(foldSpace(line.textContent).replace(time, ''));
}
