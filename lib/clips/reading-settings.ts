import * as v from 'valibot';

export const FONTS = ['serif', 'sans', 'dyslexic'] as const;
export const THEMES = ['system', 'light', 'sepia', 'dark'] as const;
/** Pixels. */
export const SIZES = [14, 15, 16, 17, 18, 20, 22, 24, 28, 32] as const;
/** Line height, as a multiple of the size. */
export const SPACINGS = [1.4, 1.6, 1.8, 2.1] as const;
/** Line length, in characters. */
export const MEASURES = [50, 65, 80, 100] as const;

const schema = v.object({
  font: v.picklist(FONTS),
  theme: v.picklist(THEMES),
  size: v.picklist(SIZES),
  spacing: v.picklist(SPACINGS),
  measure: v.picklist(MEASURES),
});

/** How the person wants articles to look. */
export type ReadingSettings = v.InferOutput<typeof schema>;

export const READING_DEFAULTS: ReadingSettings = {
  font: 'serif',
  theme: 'system',
  size: 18,
  spacing: 1.6,
  measure: 65,
};

/** Settings from where they were kept; the defaults where those are unusable. */
export function parseReadingSettings(json: string): ReadingSettings {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : READING_DEFAULTS;
}
