import type { Appearance } from '@/lib/clips/appearance';
import { parseAppearance } from '@/lib/clips/appearance';

/**
 * In `localStorage`, since it alone can be read before the first paint: a page that is to be dark
 * must not flash white.
 */
const KEY = 'appearance';

/** How the extension's pages are to look on this device. */
export const appearance = (): Appearance => parseAppearance(localStorage.getItem(KEY) ?? '');

/** Changes a part of it, here and in every page that is open. */
export function changeAppearance(part: Partial<Appearance>): void {
  localStorage.setItem(KEY, JSON.stringify({ ...appearance(), ...part }));
  // The browser tells other pages alone.
  window.dispatchEvent(new StorageEvent('storage', { key: KEY }));
}

/** Calls back with how pages are to look, now and after each change, until it is stopped. */
export function watchAppearance(onValue: (value: Appearance) => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === KEY) onValue(appearance());
  };
  onValue(appearance());
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

/** Makes the page look as the person wants, and keeps it so. */
export function wearAppearance(): void {
  watchAppearance(({ theme, density }) => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['density'] = density;
  });
}
