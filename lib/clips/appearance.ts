import * as v from 'valibot';

/** The themes of the extension's pages; `system` follows the device. */
export const PAGE_THEMES = ['system', 'light', 'dark'] as const;
/** The row spacing of lists. */
export const DENSITIES = ['comfortable', 'compact'] as const;

const schema = v.object({
  theme: v.fallback(v.picklist(PAGE_THEMES), 'system'),
  density: v.fallback(v.picklist(DENSITIES), 'comfortable'),
});

/** How the extension's pages look on this device. */
export type Appearance = v.InferOutput<typeof schema>;

export const APPEARANCE_DEFAULTS: Appearance = { theme: 'system', density: 'comfortable' };

/** Parses a stored appearance; the default if it is unusable. */
export function parseAppearance(json: string): Appearance {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : APPEARANCE_DEFAULTS;
}
