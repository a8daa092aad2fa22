import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { articleText } from './article-text';
import { paintRanges, rangeOf } from './paint-ranges';
import { scrollToRange } from './scroll-to-range';
import { sentencesIn, stepParagraph } from './sentences';
import { useSpeech } from './use-speech';

/** Highlight name for the sentence being spoken, as used in the article's style sheet. */
const SPOKEN = 'spoken';

interface ListeningOptions {
  readonly main: HTMLElement | null;
  /** Element that scrolls the article. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Changes whenever drawing highlights has replaced text nodes. */
  readonly drawn: number;
  readonly language: string | null;
  readonly voice: SpeechSynthesisVoice | null;
  readonly rate: number;
}

/** Whether a text has anything to read aloud. */
export const isSpeakable = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Reads an article aloud sentence by sentence, starting from the first one in view. */
export function useListening(options: ListeningOptions) {
  const { main, scroller, drawn, language, voice, rate } = options;
  const [playing, play] = useState(false);
  const [at, setAt] = useState(-1);
  const { text, sentences } = useMemo(() => {
    const read = main ? articleText(main).text : '';
    return { text: read, sentences: sentencesIn(read, language) };
  }, [main, language]);
  const sentence = sentences[at];
  const words = sentence ? text.slice(sentence.start, sentence.end) : null;
  useSpeech({
    words: playing ? words : null,
    key: at,
    language,
    voice,
    rate,
    onEnd: () => (at + 1 < sentences.length ? setAt(at + 1) : play(false)),
    onFailure: () => play(false),
  });
  const spoken = useMemo(() => {
    return main && sentence ? rangeOf(articleText(main), sentence.start, sentence.end) : null;
  }, [main, sentence, drawn]);
  useEffect(() => paintRanges(main, SPOKEN, spoken ? [spoken] : []), [main, spoken]);
  useEffect(() => {
    if (spoken) scrollToRange(spoken, scroller.current, 'nearest');
  }, [main, sentence]);
  const start = () => {
    if (!sentence && main) {
      const read = articleText(main);
      const top = scroller.current?.getBoundingClientRect().top ?? 0;
      const frameTop =
        main.ownerDocument.defaultView?.frameElement?.getBoundingClientRect().top ?? 0;
      const inSight = sentences.findIndex(({ start: from, end }) => {
        const box = rangeOf(read, from, end)?.getBoundingClientRect();
        return box !== undefined && box.top + frameTop >= top;
      });
      setAt(Math.max(0, inSight));
    }
    play(true);
  };
  return {
    playing,
    start,
    pause: () => play(false),
    step: (by: 1 | -1) => setAt((from) => stepParagraph(sentences, Math.max(0, from), by)),
  };
}
