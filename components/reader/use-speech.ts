import { useEffect, useRef, useState } from 'preact/hooks';

/** Time for a browser to list its voices after the first request, in milliseconds. */
const PATIENCE = 1500;

const baseOf = (tag: string) => tag.toLowerCase().split(/[-_]/, 1)[0];

/** The voices for a language; all of them if there are none, or the language is unknown. */
export function voicesFor(
  voices: readonly SpeechSynthesisVoice[],
  language: string | null,
): readonly SpeechSynthesisVoice[] {
  const fitting = voices.filter(
    ({ lang }) => language !== null && baseOf(lang) === baseOf(language),
  );
  return fitting.length > 0 ? fitting : voices;
}

/** The browser's voices; `null` while it may still be loading them. */
export function useVoices(): readonly SpeechSynthesisVoice[] | null {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[] | null>(null);
  useEffect(() => {
    const speech = Reflect.get(window, 'speechSynthesis') as SpeechSynthesis | undefined;
    if (!speech) {
      setVoices([]);
      return undefined;
    }
    const list = () => {
      const found = speech.getVoices();
      if (found.length > 0) setVoices(found);
    };
    list();
    speech.addEventListener('voiceschanged', list);
    const timer = setTimeout(() => setVoices((known) => known ?? []), PATIENCE);
    return () => {
      clearTimeout(timer);
      speech.removeEventListener('voiceschanged', list);
    };
  }, []);
  return voices;
}

interface SpeechOptions {
  /** Text to speak; `null` for silence. */
  readonly words: string | null;
  /** A new key speaks the same words again. */
  readonly key: number;
  readonly language: string | null;
  readonly voice: SpeechSynthesisVoice | null;
  readonly rate: number;
  readonly onEnd: () => void;
  readonly onFailure: () => void;
}

/**
 * Speaks words, and stops as soon as they or the way to speak them change. Takes one sentence at a
 * time: browsers stop in the middle of long texts, and not every voice reports its position.
 */
export function useSpeech(spoken: SpeechOptions): void {
  const { words, key, language, voice, rate } = spoken;
  const latest = useRef(spoken);
  latest.current = spoken;
  useEffect(() => {
    if (words === null) return undefined;
    const utterance = new SpeechSynthesisUtterance(words);
    let current = true;
    utterance.voice = voice;
    utterance.lang = voice?.lang ?? language ?? '';
    utterance.rate = rate;
    utterance.addEventListener('end', () => {
      if (current) latest.current.onEnd();
    });
    utterance.addEventListener('error', () => {
      if (current) latest.current.onFailure();
    });
    speechSynthesis.speak(utterance);
    return () => {
      current = false;
      speechSynthesis.cancel();
    };
  }, [words, key, language, voice, rate]);
}
