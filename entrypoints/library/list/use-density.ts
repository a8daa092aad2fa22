import { useEffect, useState } from 'preact/hooks';
import { appearance, watchAppearance } from '@/lib/browser/appearance';
import type { Appearance } from '@/lib/clips/appearance';

/** The density of rows in lists. */
export function useDensity(): Appearance['density'] {
  // Known before the first paint, so that no list is drawn twice.
  const [density, setDensity] = useState(() => appearance().density);
  useEffect(() => watchAppearance((next) => setDensity(next.density)), []);
  return density;
}
