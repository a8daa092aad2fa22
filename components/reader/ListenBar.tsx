import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Clip } from '@/lib/clips/clip';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { RATES, voiceFor, withVoice } from '@/lib/clips/reading-settings';
import { IconButton } from '../controls/IconButton';
import { useStrings } from '../strings';
import { useKeys } from '../use-keys';
import { useListening } from './use-listening';
import { useVoices, voicesFor } from './use-speech';

interface Props {
  readonly main: HTMLElement | null;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Changes whenever drawing highlights has replaced text nodes. */
  readonly drawn: number;
  readonly clip: Clip;
  readonly settings: ReadingSettings;
  readonly onSettings: (part: Partial<ReadingSettings>) => void;
  readonly onClose: () => void;
}

/** Reads the article aloud with one of the browser's voices, or says that there are none. */
export function ListenBar(props: Props) {
  const { clip, settings, onClose } = props;
  const { text } = useStrings();
  const all = useVoices();
  const voices = voicesFor(all ?? [], clip.lang);
  const chosen = voiceFor(settings, clip.lang);
  const voice = voices.find(({ voiceURI }) => voiceURI === chosen) ?? voices[0] ?? null;
  useKeys((key) => {
    if (key !== 'Escape') return false;
    onClose();
    return true;
  });
  return (
    <div class="listen-bar" role="group" aria-label={text('listen')} data-testid="listen-bar">
      {all?.length === 0 ? (
        <p role="status">{text('listenNoVoice')}</p>
      ) : (
        voice && <Player {...props} voice={voice} voices={voices} />
      )}
      <IconButton icon="close" label={text('close')} testId="listen-close" onClick={onClose} />
    </div>
  );
}

interface PlayerProps extends Props {
  readonly voice: SpeechSynthesisVoice;
  readonly voices: readonly SpeechSynthesisVoice[];
}

/** Player controls: play, pause, previous and next paragraph, speed and voice. */
function Player({ clip, settings, voice, voices, onSettings, ...article }: PlayerProps) {
  const { text, language } = useStrings();
  const { rate } = settings;
  const listening = useListening({ ...article, language: clip.lang, voice, rate });
  const { playing, start, pause, step } = listening;
  useEffect(() => start(), [article.main]);
  useMediaKeys(clip.title, listening);
  const times = new Intl.NumberFormat(language);
  return (
    <>
      <IconButton
        icon="back"
        label={text('listenPrevious')}
        testId="listen-previous"
        onClick={() => step(-1)}
      />
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={text(playing ? 'listenPause' : 'listenPlay')}
        testId="listen-play"
        onClick={playing ? pause : start}
      />
      <IconButton
        icon="forth"
        label={text('listenNext')}
        testId="listen-next"
        onClick={() => step(1)}
      />
      <select
        aria-label={text('listenSpeed')}
        data-testid="listen-speed"
        value={rate}
        onChange={({ currentTarget }) => {
          const chosen = RATES.find((each) => each === Number(currentTarget.value));
          if (chosen !== undefined) onSettings({ rate: chosen });
        }}
      >
        {RATES.map((each) => (
          <option key={each} value={each}>
            {times.format(each)}×
          </option>
        ))}
      </select>
      <select
        aria-label={text('listenVoice')}
        data-testid="listen-voice"
        value={voice.voiceURI}
        onChange={({ currentTarget }) =>
          onSettings(withVoice(settings, clip.lang, currentTarget.value))
        }
      >
        {voices.map(({ voiceURI, name }) => (
          <option key={voiceURI} value={voiceURI}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

/** Makes the media keys work like the buttons, in browsers that support that for speech. */
function useMediaKeys(title: string, listening: ReturnType<typeof useListening>): void {
  const { playing, start, pause, step } = listening;
  useEffect(() => {
    const session = navigator.mediaSession;
    session.metadata = new MediaMetadata({ title });
    session.playbackState = playing ? 'playing' : 'paused';
    const keys = [
      ['play', start],
      ['pause', pause],
      ['nexttrack', () => step(1)],
      ['previoustrack', () => step(-1)],
    ] as const;
    for (const [key, act] of keys) session.setActionHandler(key, act);
    return () => {
      session.metadata = null;
      session.playbackState = 'none';
      for (const [key] of keys) session.setActionHandler(key, null);
    };
  }, [title, listening]);
}
