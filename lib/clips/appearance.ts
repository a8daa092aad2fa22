import * as v from 'valibot';

/** What the extension's pages can look like; `system` follows the device. */
export const PAGE_THEMES = ['system', 'light', 'dark'] as const;
/** How close the rows of lists stand. */
export const DENSITIES = ['comfortable', 'compact'] as const;

const schema = v.object({
  theme: v.fallback(v.picklist(PAGE_THEMES), 'system'),
  density: v.fallback(v.picklist(DENSITIES), 'comfortable'),
});

/** How the extension's pages look on this device. */
export type Appearance = v.InferOutput<typeof schema>;

export const APPEARANCE_DEFAULTS: Appearance = { theme: 'system', density: 'comfortable' };

/** An appearance from where it was kept; the default where that is unusable. */
export function parseAppearance(json: string): Appearance {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return parsed.success ? parsed.output : APPEARANCE_DEFAULTS;
}
