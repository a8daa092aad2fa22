// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ListenBar } from '@/components/reader/ListenBar';
import { articleText } from '@/components/reader/article-text';
import { isSpeakable } from '@/components/reader/use-listening';
import { StringsProvider } from '@/components/strings';
import { momentOf, newClip } from '@/lib/clips/clip';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { READING_DEFAULTS } from '@/lib/clips/reading-settings';
import { makeStamp } from '@/lib/clips/stamp';
import { article } from '../articles';

/* jsdom has neither speech nor a media session: these fakes record their calls. */
class Utterance extends EventTarget {
  voice: unknown = null;
  rate = 1;
  lang = '';
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

const voice = (name: string, lang: string) => ({ name, lang, voiceURI: name });
let said: Utterance[] = [];
let voices: object[] = [];

beforeEach(() => {
  said = [];
  voices = [voice('Ana', 'pt-PT'), voice('Eve', 'en-GB'), voice('Ed', 'en-US')];
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance: Utterance) => said.push(utterance),
    cancel: () => undefined,
  });
  vi.stubGlobal('speechSynthesis', speech);
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('MediaMetadata', Object);
  Object.defineProperty(navigator, 'mediaSession', {
    value: { setActionHandler: () => undefined },
    configurable: true,
  });
  Element.prototype.scrollIntoView = () => undefined;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const identity = {
  id: 'abcdefghijklmnop',
  canonicalUrl: 'https://a.example/',
  revision: 'r'.repeat(16),
};
const clip = newClip(article({ lang: 'en' }), {}, identity, momentOf(makeStamp(1, 0, 'replica1')));
const { body } = new DOMParser().parseFromString(
  '<main><p>One is here. Two, too.</p><p>Three.</p></main>',
  'text/html',
);

function show(settings: Partial<ReadingSettings> = {}) {
  const onSettings = vi.fn<(part: object) => void>();
  render(
    <StringsProvider value={{ language: 'en', text: (key) => key }}>
      <ListenBar
        main={body.querySelector('main')}
        scroller={{ current: document.body }}
        drawn={0}
        clip={clip}
        settings={{ ...READING_DEFAULTS, ...settings }}
        onSettings={onSettings}
        onClose={() => undefined}
      />
    </StringsProvider>,
  );
  return onSettings;
}

const last = () => said.at(-1);

test('reads an article sentence by sentence, with a voice of its language', async () => {
  show();
  await vi.waitFor(() => expect(last()).toMatchObject({ text: 'One is here.', lang: 'en-GB' }));
  last()?.dispatchEvent(new Event('end'));
  await vi.waitFor(() => expect(last()?.text).toBe('Two, too.'));
  fireEvent.click(screen.getByTestId('listen-next'));
  await vi.waitFor(() => expect(last()?.text).toBe('Three.'));
  fireEvent.click(screen.getByTestId('listen-previous'));
  await vi.waitFor(() => expect(last()?.text).toBe('One is here.'));
});

test('pauses and resumes at the same sentence, but never resumes by itself', async () => {
  show();
  await vi.waitFor(() => expect(said).toHaveLength(1));
  fireEvent.click(screen.getByTestId('listen-play'));
  await vi.waitFor(() => expect(screen.getByTestId('listen-play').title).toBe('listenPlay'));
  last()?.dispatchEvent(new Event('end'));
  fireEvent.click(screen.getByTestId('listen-play'));
  await vi.waitFor(() =>
    expect(said.map(({ text }) => text)).toEqual(Array(2).fill('One is here.')),
  );
});

test('passes on speed and voice to be stored', () => {
  const onSettings = show();
  fireEvent.change(screen.getByTestId('listen-speed'), { target: { value: '1.5' } });
  fireEvent.change(screen.getByTestId('listen-voice'), { target: { value: 'Ed' } });
  expect(onSettings.mock.calls).toEqual([[{ rate: 1.5 }], [{ voices: { en: 'Ed' } }]]);
});

test('reads with the voice chosen for the language, or the one that was chosen for all', async () => {
  show({ voice: 'Ed', voices: { pt: 'Ana' } });
  await vi.waitFor(() => expect(last()?.voice).toMatchObject({ name: 'Ed' }));
  cleanup();
  show({ voice: 'Ed', voices: { en: 'Eve' } });
  await vi.waitFor(() => expect(last()?.voice).toMatchObject({ name: 'Eve' }));
});

test('an article of images alone cannot be read aloud', () => {
  const textOf = (page: ParentNode) => {
    const main = page.querySelector('main');
    return main ? articleText(main).text : null;
  };
  const page = new DOMParser().parseFromString('<main><img alt="One"> – <hr></main>', 'text/html');
  expect(isSpeakable(textOf(page) ?? 'no article')).toBe(false);
  expect(isSpeakable('')).toBe(false);
  expect(isSpeakable(textOf(body) ?? '')).toBe(true);
});

test('reports that there is no voice', async () => {
  voices = [];
  show();
  await vi.waitFor(
    () => expect(screen.getByRole('status').textContent).toBe('listenNoVoice'),
    5000,
  );
});
