import * as v from 'valibot';

export const FONTS = ['serif', 'sans', 'dyslexic'] as const;
export const THEMES = ['system', 'light', 'sepia', 'dark'] as const;
/** Pixels. */
export const SIZES = [14, 15, 16, 17, 18, 20, 22, 24, 28, 32] as const;
/** Line height, as a multiple of the size. */
export const SPACINGS = [1.4, 1.6, 1.8, 2.1] as const;
/** Line length, in characters. */
export const MEASURES = [50, 66, 80, 100] as const;
/** Speech rates, as a multiple of the voice's normal speed. */
export const RATES = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;
/** The most sites whose images are always loaded. */
export const MOST_SITES = 1000;

/** The most languages whose voices are stored. */
const MOST_VOICES = 200;
/** Stands for the language of texts that declare none. */
const UNKNOWN = 'und';

const language = v.pipe(v.string(), v.regex(/^[a-z]{2,8}$/));
const voiceName = v.pipe(v.string(), v.maxLength(1000));

const schema = v.object({
  font: v.picklist(FONTS),
  theme: v.picklist(THEMES),
  size: v.picklist(SIZES),
  spacing: v.picklist(SPACINGS),
  // Another version may have other values.
  measure: v.fallback(v.picklist(MEASURES), 66),
  /** Whether the panel next to the article is open. */
  panel: v.optional(v.boolean(), false),
  /** Whether only the article is shown, even if there is room for more. */
  alone: v.optional(v.boolean(), false),
  /** Whether images that are not stored are always loaded from the web. */
  images: v.optional(v.boolean(), false),
  rate: v.optional(v.picklist(RATES), 1),
  /** Voices by the languages of the texts they read, as the browser names them. */
  voices: v.fallback(
    v.optional(v.pipe(v.record(language, voiceName), v.maxEntries(MOST_VOICES)), {}),
    {},
  ),
  /** The voice that earlier versions stored for every language. */
  voice: v.optional(v.nullable(voiceName), null),
  /** Hosts of the sites whose images are always loaded. */
  imageSites: v.optional(v.pipe(v.array(v.string()), v.maxLength(MOST_SITES)), []),
});

/** The user's settings for reading articles. */
export type ReadingSettings = v.InferOutput<typeof schema>;

export const READING_DEFAULTS: ReadingSettings = {
  font: 'serif',
  theme: 'system',
  size: 18,
  spacing: 1.6,
  measure: 66,
  panel: false,
  alone: false,
  images: false,
  rate: 1,
  voices: {},
  voice: null,
  imageSites: [],
};

/** The primary language of a text, by which its voice is stored. */
const primaryOf = (lang: string | null) => {
  const [primary = ''] = lang?.toLowerCase().split(/[-_]/, 1) ?? [];
  return v.is(language, primary) ? primary : UNKNOWN;
};

/** The voice chosen for texts in a language; `null` if none was chosen. */
export const voiceFor = ({ voices, voice }: ReadingSettings, lang: string | null): string | null =>
  Object.hasOwn(voices, primaryOf(lang)) ? (voices[primaryOf(lang)] ?? null) : voice;

/** The settings with a voice for texts in a language. */
export const withVoice = (
  { voices }: ReadingSettings,
  lang: string | null,
  voice: string,
): Pick<ReadingSettings, 'voices'> => ({ voices: { ...voices, [primaryOf(lang)]: voice } });

/** Parses stored settings; the defaults if they are unusable. */
export function parseReadingSettings(json: string): ReadingSettings {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : READING_DEFAULTS;
}
