import type { Appearance } from '@/lib/clips/appearance';
import { parseAppearance } from '@/lib/clips/appearance';

/**
 * In `localStorage`, which alone can be read before the first paint: a dark page must not flash
 * white.
 */
const KEY = 'appearance';

/** The appearance of the extension's pages on this device. */
export const appearance = (): Appearance => parseAppearance(localStorage.getItem(KEY) ?? '');

/** Changes a part of it, here and in all open pages. */
export function changeAppearance(part: Partial<Appearance>): void {
  localStorage.setItem(KEY, JSON.stringify({ ...appearance(), ...part }));
  // The browser fires this event in other pages only.
  window.dispatchEvent(new StorageEvent('storage', { key: KEY }));
}

/** Calls back with the appearance, now and after each change, until stopped. */
export function watchAppearance(onValue: (value: Appearance) => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === KEY) onValue(appearance());
  };
  onValue(appearance());
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

/** Applies the appearance to the page, now and after each change. */
export function applyAppearance(): void {
  watchAppearance(({ theme, density }) => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['density'] = density;
  });
}
