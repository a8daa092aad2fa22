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
  /** The speech rate, and the voice by the browser's name for it. */
  rate: v.optional(v.picklist(RATES), 1),
  voice: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1000))), null),
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
  voice: null,
  imageSites: [],
};

/** Parses stored settings; the defaults if they are unusable. */
export function parseReadingSettings(json: string): ReadingSettings {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : READING_DEFAULTS;
}
